-- A case that was taken on or given back and not given out, or broke out again and is not signed, waits for a signature like one given out.
update clock_rule
set start_event = '受理、交办、移交、回退或重开'
where kind = 'SIGN'
and entered_by = 'built-in';

-- every open case is looked at once, so that those of before have the clocks of their standing
update dispute_case
set wakes_at = now()
where open;
