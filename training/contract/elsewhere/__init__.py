"""What a job on another machine than QGIS needs: the user's paths there, and one stream for all that is said."""
