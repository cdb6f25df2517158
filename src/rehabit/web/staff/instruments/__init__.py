"""The instruments of the site: what they measure, how scores are read, whose words they are."""
