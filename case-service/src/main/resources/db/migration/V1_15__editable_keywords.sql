-- The keywords are edited as one ordered list; a word that shall not decide is not in it.
delete from import_keyword where not enabled;
alter table import_keyword drop column enabled;
grant insert, delete on import_keyword to fengqiao_app;
