-- What a document is found by beside its pairs of letters, so that one index answers a whole question: when it was
-- decided, in spans of 4, 16, 64 and 256 days, newest first of all; what narrows a search; and the threes of digits,
-- because pairs of digits stand in every document. Tokens of words hold letters and digits alone, so none is like these.
CREATE FUNCTION "public_site"."search_terms"(produced_on date, agency_name text, unit_name text,
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
--> statement-breakpoint
DROP INDEX "public_site"."public_search_tokens_and_files";--> statement-breakpoint
CREATE INDEX "public_search_tokens_and_terms" ON "public_site"."document_search" USING gin ((tokens || files_tokens || public_site.search_terms(produced_on, agency_name, unit_name, classification_path, kind, disclosure_level, haystack, files_haystack))) WITH (fastupdate=off);
--> statement-breakpoint
-- Which terms are frequent, as PostgreSQL has counted them for its own plans: terms of the copies that were public when it
-- last counted, so those of a copy withdrawn since then stand here until the next ANALYZE. Closed against views of its
-- caller by 0051.
CREATE FUNCTION "public_site"."common_terms"() RETURNS TABLE (term text, documents real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
	SELECT each_term.term, each_term.share * reltuples
	FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace JOIN pg_stats ON schemaname = nspname AND tablename = relname,
		unnest(most_common_elems::text::text[], most_common_elem_freqs) AS each_term (term, share)
	WHERE nspname = 'public_site' AND relname = 'public_search_tokens_and_terms' AND each_term.term IS NOT NULL
$$;
--> statement-breakpoint
ANALYZE "public_site"."document_search";
