-- How many searches of the extracts are equal to an earlier one in all that is kept of
-- them. Parameter: the extracts.
SELECT coalesce(sum(n - 1), 0)::BIGINT
FROM (SELECT count(*) AS n
      FROM search AS s
      WHERE s.extract IN (SELECT unnest(from_json(?, '["INTEGER"]')))
      GROUP BY s.extract, s.place, s.at, s.kind, s.sex, s.age, s.self_defined, s.officer_defined, s.legislation, s.object, s.outcome, s.linked, s.clothing)
