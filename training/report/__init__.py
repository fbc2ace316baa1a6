"""Reports: each is one HTML file that needs no network. `environment_report` needs no package either."""
