-- Runs once, when the database server makes its cluster: Temporal keeps its own data beside the product's.
create database temporal;
create database temporal_visibility;
