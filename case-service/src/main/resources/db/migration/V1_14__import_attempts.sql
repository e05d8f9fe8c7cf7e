-- A file that ends its worker again and again must not be taken for ever: taking it is counted until it gets on.
alter table import_run add column attempts integer not null default 0;
