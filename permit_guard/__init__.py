"""Permit Guard: no construction permit before every worker on its roster is proven to be covered."""
