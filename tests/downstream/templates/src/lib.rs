//! Nothing: the files of the build script are what matters.
