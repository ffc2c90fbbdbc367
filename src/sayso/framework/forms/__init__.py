"""What people type into the framework's pages."""
