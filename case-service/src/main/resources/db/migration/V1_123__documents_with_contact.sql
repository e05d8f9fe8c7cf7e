-- What a photograph shows no kind can say, and whoever files it can.
alter table case_document add column contact boolean not null default false;
comment on column case_document.contact is 'said on filing: it shows how a party is reached, or by which number they are known';
