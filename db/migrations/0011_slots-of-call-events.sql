DROP INDEX `call_events_twin`;--> statement-breakpoint
ALTER TABLE `call_events` RENAME COLUMN "twin" TO "slot";--> statement-breakpoint
CREATE INDEX `call_events_slot` ON `call_events` (`slot`,`at`,`webhook_id`);
