-- Roles and databases of one cluster. No passwords here: whoever starts the cluster sets them.
create role fengqiao_owner login;
create role fengqiao_app login;
create role fengqiao_relay login replication;
create database fengqiao_case owner fengqiao_owner;
create database fengqiao_risk owner fengqiao_owner;
create database fengqiao_notification owner fengqiao_owner;
-- Nobody else of the cluster has any business in them.
revoke connect, temporary on database fengqiao_case, fengqiao_risk, fengqiao_notification from public;
grant connect on database fengqiao_case, fengqiao_risk, fengqiao_notification to fengqiao_app, fengqiao_relay;
