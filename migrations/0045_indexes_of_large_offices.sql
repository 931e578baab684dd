DROP INDEX "search_by_time";--> statement-breakpoint
CREATE INDEX "plans_held_back" ON "publication_schedules" USING btree ("agency_id","document_id") WHERE held_at is not null;--> statement-breakpoint
CREATE INDEX "public_documents_by_class" ON "public_site"."documents" USING btree ("classification_path");--> statement-breakpoint
CREATE INDEX "public_search_by_agency" ON "public_site"."document_search" USING btree ("agency_name","produced_on" DESC NULLS FIRST,"management_number" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "public_search_of_rare_levels" ON "public_site"."document_search" USING btree ("disclosure_level","produced_on" DESC NULLS FIRST,"management_number" DESC NULLS FIRST) WHERE disclosure_level <> 'open';--> statement-breakpoint
CREATE INDEX "stops_to_release" ON "publication_stops" USING btree ("agency_id","document_id") WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "search_by_moment" ON "search_documents" USING btree ("at" DESC NULLS FIRST,"document_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_by_unit" ON "search_documents" USING btree ("unit_name","at" DESC NULLS FIRST,"document_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_of_unfinished" ON "search_documents" USING btree ("state","at" DESC NULLS FIRST,"document_id" DESC NULLS FIRST) WHERE state <> 'approved';--> statement-breakpoint
CREATE INDEX "search_of_rare_kinds" ON "search_documents" USING btree ("kind","at" DESC NULLS FIRST,"document_id" DESC NULLS FIRST) WHERE kind <> 'general';--> statement-breakpoint
CREATE INDEX "search_of_rare_levels" ON "search_documents" USING btree ("disclosure_level","at" DESC NULLS FIRST,"document_id" DESC NULLS FIRST) WHERE disclosure_level <> 'open';