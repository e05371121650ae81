//! Table-driven tests over the bodies of responses.
