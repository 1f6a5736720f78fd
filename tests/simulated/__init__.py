"""Simulated users: people with a journey in mind, who answer the interviewer in their own way."""
