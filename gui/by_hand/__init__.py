"""Groups and answers that a person makes by hand."""
