DROP INDEX `forward_attempts_failed`;--> statement-breakpoint
DROP INDEX `forwards_recovery`;--> statement-breakpoint
CREATE INDEX `forwards_failed` ON `forwards` (`endpoint_id`,`delivery_id`,`id`) WHERE "forwards"."state" = 'failed';--> statement-breakpoint
CREATE INDEX `forwards_recovery` ON `forwards` (`recovery_id`) WHERE "forwards"."recovery_id" is not null and "forwards"."state" = 'pending';--> statement-breakpoint
ALTER TABLE `endpoints` ADD `former_secrets` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `endpoints` ADD `failures_from` integer;--> statement-breakpoint
ALTER TABLE `endpoints` ADD `last_failure_at` integer;--> statement-breakpoint
ALTER TABLE `endpoints` ADD `removed_at` integer;--> statement-breakpoint
UPDATE `endpoints` SET `former_secrets` = json_array(json_object('secret', `previous_secret`, 'until', `previous_until`)) WHERE `previous_secret` IS NOT NULL AND `previous_until` IS NOT NULL;--> statement-breakpoint
-- Walked in another order from now on.
UPDATE `recoveries` SET `position` = 0 WHERE `kind` = 'failed' AND `state` = 'running';--> statement-breakpoint
ALTER TABLE `endpoints` DROP COLUMN `previous_secret`;--> statement-breakpoint
ALTER TABLE `endpoints` DROP COLUMN `previous_until`;--> statement-breakpoint
CREATE INDEX `recoveries_cancelling` ON `recoveries` (`id`) WHERE "recoveries"."state" = 'cancelling';