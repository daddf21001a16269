"""What was measured, as pictures, tables and pages to keep."""
