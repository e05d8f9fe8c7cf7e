-- Roles and databases of one cluster. No passwords here: whoever starts the cluster sets them.
create role fengqiao_owner login;
create role fengqiao_app login;
create role fengqiao_relay login replication;
create database fengqiao_case owner fengqiao_owner;
create database fengqiao_risk owner fengqiao_owner;
create database fengqiao_notification owner fengqiao_owner;
