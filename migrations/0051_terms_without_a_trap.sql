-- A function with its owner's rights looks among temporary tables first of all, unless told to look there last:
-- whoever may call it could lay a view of his own over pg_stats. Every relation is named in full besides. The terms are
-- of copies public when PostgreSQL last counted; those of one withdrawn since stand here until the next ANALYZE.
CREATE OR REPLACE FUNCTION "public_site"."common_terms"() RETURNS TABLE (term text, documents real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT each_term.term, each_term.share * indexed.reltuples
	FROM pg_catalog.pg_class AS indexed
		JOIN pg_catalog.pg_namespace AS room ON room.oid = indexed.relnamespace
		JOIN pg_catalog.pg_stats AS counted ON counted.schemaname = room.nspname AND counted.tablename = indexed.relname,
		unnest(counted.most_common_elems::text::text[], counted.most_common_elem_freqs) AS each_term (term, share)
	WHERE room.nspname = 'public_site' AND indexed.relname = 'public_search_tokens_and_terms' AND each_term.term IS NOT NULL
$$;
--> statement-breakpoint
-- The same terms as before. A letter of a text is reached by walking there, so taking the threes out of one long row of
-- digits by their places took its square: 54 seconds for 40,000.
CREATE OR REPLACE FUNCTION "public_site"."search_terms"(produced_on date, agency_name text, unit_name text,
	classification_path text[], kind text, disclosure_level text, haystack text, files_haystack text)
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	terms text[] := ARRAY['@agency:' || left(agency_name, 300), '@unit:' || left(unit_name, 300), '@kind:' || kind,
		'@level:' || disclosure_level];
	day integer := produced_on - date '0001-01-01';
	depth integer;
	span integer;
BEGIN
	FOREACH span IN ARRAY ARRAY[4, 16, 64, 256] LOOP
		terms := terms || ('@days' || span || ':' || day / span);
	END LOOP;
	FOR depth IN 1 .. least(cardinality(classification_path), 10) LOOP
		terms := terms || ('@class:' || left(array_to_string(classification_path[1:depth], ' > '), 300));
	END LOOP;
	RETURN array_to_tsvector(terms || coalesce((
		SELECT array_agg(DISTINCT '@' || three)
		FROM (
			SELECT digit || lead(digit) OVER run || lead(digit, 2) OVER run AS three
			FROM regexp_matches(haystack || ' ' || files_haystack, '[0-9]{3,}', 'g') WITH ORDINALITY AS each_run (digits, nr),
				string_to_table(digits[1], NULL) WITH ORDINALITY AS each_digit (digit, place)
			WINDOW run AS (PARTITION BY nr ORDER BY place)) AS threes
		WHERE three IS NOT NULL), '{}'));
END $$;
