-- The service itself looks over all files: to compare them with their seals for an auditor, who sees no content, and to find objects nobody refers to.
create policy verifiable on case_timeline for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
create policy verifiable on case_document for select to fengqiao_app using (
    (select current_setting('fengqiao.roles', true)) = 'SERVICE');
