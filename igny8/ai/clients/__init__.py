"""Clients of model services: one small file for each kind of service."""
