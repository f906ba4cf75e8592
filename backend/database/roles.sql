-- roles --
-- The three roles of the application; run once by a superuser (or a role with CREATEROLE).
-- None of them passes row security by, and the two that serve requests own nothing.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['liangxin_owner', 'liangxin_writer', 'liangxin_reader'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format(
                'create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', wanted
            );
        end if;
    end loop;
end
$$;

-- A data migration acts as the writer under a named actor: forced row security binds the owner too.
grant liangxin_writer to liangxin_owner;
