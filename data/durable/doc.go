// Package durable writes files and folders that are whole or absent, whatever stops
// the program: an error, a signal that cannot be caught, a full disk, a power cut.
//
// In: what is to be written, by a function that fills a temporary folder or file
// beside the place wanted. Out: that folder or file in its place, in one step of the
// file system. A reader, and the next run, finds the old one or the new one.
//
// # Why in this order
//
// A file system may write what it was given in any order, and keeps it in memory for
// some seconds. A name that reaches the disk before the bytes it stands for is, after
// a power cut, an empty or torn file under the right name. So every file is brought to
// the disk first, then every folder that lists them, then the new name is put in
// place, and then the folder that holds the name: only after that is success told.
//
// # What is left behind
//
// A program that is killed cannot clear up. Each temporary folder and file is locked
// by the process that made it, and the system takes the lock away when that process
// dies, so the next run that writes to the same place knows which of them nobody will
// finish, and removes those. A lock is right where a process number is not: numbers
// are used again, and mean nothing on another machine or in another container that
// shares the folder.
package durable
