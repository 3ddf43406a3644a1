//! What three R packages found, point by point, on their own lines.
