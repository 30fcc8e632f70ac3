import { accountSchema, authenticatorSchema, recoveryCodesSchema, sessionListSchema } from "#lib/api/account.ts";
import {
  alertChannelSchema,
  alertChannelsSchema,
  alertPageSchema,
  alertRulesSchema,
  alertTestSchema,
} from "#lib/api/alerts.ts";
import { actorsSchema, auditEntrySchema } from "#lib/api/audit.ts";
import { callItemSchema, callSchema } from "#lib/api/call.ts";
import { callFacetsSchema } from "#lib/api/call-facets.ts";
import { callbackCountSchema, callbackSchema } from "#lib/api/callback.ts";
import { contactItemSchema, contactSchema, unknownNumberSchema } from "#lib/api/contact.ts";
import { contractFindingSchema, contractSchema } from "#lib/api/contract.ts";
import { deliveryItemSchema, deliverySchema } from "#lib/api/delivery.ts";
import {
  endpointPageSchema,
  endpointSchema,
  endpointTestSchema,
  forwardPageSchema,
  forwardSchema,
  recoverAnswerSchema,
  recoveriesSchema,
} from "#lib/api/endpoint.ts";
import { apiErrorSchema } from "#lib/api/error.ts";
import { incidentPageSchema } from "#lib/api/failures.ts";
import { keysSchema, newKeySchema } from "#lib/api/keys.ts";
import { meSchema } from "#lib/api/me.ts";
import { gapPageSchema, gapSchema } from "#lib/api/missing.ts";
import { accountPaths } from "#lib/api/openapi/account-paths.ts";
import { alertPaths } from "#lib/api/openapi/alert-paths.ts";
import { callPaths } from "#lib/api/openapi/call-paths.ts";
import { contractPaths } from "#lib/api/openapi/contract-paths.ts";
import { conversationPaths } from "#lib/api/openapi/conversation-paths.ts";
import { deliveryPaths } from "#lib/api/openapi/delivery-paths.ts";
import { forwardingPaths } from "#lib/api/openapi/forwarding-paths.ts";
import { healthPaths } from "#lib/api/openapi/health-paths.ts";
import { type JsonObject, jsonSchema } from "#lib/api/openapi/parts.ts";
import { peoplePaths } from "#lib/api/openapi/people-paths.ts";
import { recordingPaths } from "#lib/api/openapi/recording-paths.ts";
import { searchPaths } from "#lib/api/openapi/search-paths.ts";
import { senderPaths } from "#lib/api/openapi/sender-paths.ts";
import { pageSchema } from "#lib/api/page.ts";
import { invitationsSchema, newLinkSchema, peopleSchema, personSchema } from "#lib/api/people.ts";
import { promotionSchema, rejectionItemSchema, rejectionSchema } from "#lib/api/rejection.ts";
import { searchAnswerSchema } from "#lib/api/search.ts";
import { outagePageSchema, senderSchema } from "#lib/api/sender.ts";
import { seriesSchema } from "#lib/api/series.ts";
import { setupSchema } from "#lib/api/setup.ts";
import { statsSchema } from "#lib/api/stats.ts";
import { threadItemSchema, threadSchema } from "#lib/api/thread.ts";

/** Every path of the API and its methods; what does not stand here is not served. */
export const apiPaths = {
  ...deliveryPaths,
  ...callPaths,
  ...recordingPaths,
  ...conversationPaths,
  ...searchPaths,
  ...forwardingPaths,
  ...contractPaths,
  ...healthPaths,
  ...senderPaths,
  ...alertPaths,
  ...peoplePaths,
  ...accountPaths,
  ...healthPaths,
};

/** The API in OpenAPI 3.1; the answers are described by the very schemas that the pages check them with. */
export function openApiDocument(serverUrl: string): JsonObject {
  return {
    openapi: "3.1.0",
    info: {
      title: "Allo Inbox",
      version: "1",
      description:
        "Lists are newest first and stable under inserts: pass nextCursor as cursor for the next page. Times are ISO 8601 in UTC.",
    },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }],
    paths: apiPaths,
    components: {
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "The API_KEY of the settings, or a key made under Settings.",
        },
      },
      schemas: {
        Error: jsonSchema(apiErrorSchema),
        Delivery: jsonSchema(deliverySchema),
        DeliveryPage: jsonSchema(pageSchema(deliveryItemSchema)),
        Call: jsonSchema(callSchema),
        CallFacets: jsonSchema(callFacetsSchema),
        CallPage: jsonSchema(pageSchema(callItemSchema)),
        SearchAnswer: jsonSchema(searchAnswerSchema),
        Rejection: jsonSchema(rejectionSchema),
        RejectionPage: jsonSchema(pageSchema(rejectionItemSchema)),
        Gap: jsonSchema(gapSchema),
        GapPage: jsonSchema(gapPageSchema),
        Promotion: jsonSchema(promotionSchema),
        Thread: jsonSchema(threadSchema),
        ThreadPage: jsonSchema(pageSchema(threadItemSchema)),
        Contact: jsonSchema(contactSchema),
        ContactPage: jsonSchema(pageSchema(contactItemSchema)),
        UnknownNumberPage: jsonSchema(pageSchema(unknownNumberSchema)),
        Callback: jsonSchema(callbackSchema),
        CallbackPage: jsonSchema(pageSchema(callbackSchema)),
        CallbackCount: jsonSchema(callbackCountSchema),
        Endpoint: jsonSchema(endpointSchema),
        EndpointPage: jsonSchema(endpointPageSchema),
        EndpointTest: jsonSchema(endpointTestSchema),
        Forward: jsonSchema(forwardSchema),
        ForwardPage: jsonSchema(forwardPageSchema),
        Recoveries: jsonSchema(recoveriesSchema),
        RecoverAnswer: jsonSchema(recoverAnswerSchema),
        Contract: jsonSchema(contractSchema),
        ContractFinding: jsonSchema(contractFindingSchema),
        IncidentPage: jsonSchema(incidentPageSchema),
        Sender: jsonSchema(senderSchema),
        OutagePage: jsonSchema(outagePageSchema),
        AlertPage: jsonSchema(alertPageSchema),
        AlertRules: jsonSchema(alertRulesSchema),
        AlertChannel: jsonSchema(alertChannelSchema),
        AlertChannels: jsonSchema(alertChannelsSchema),
        AlertTest: jsonSchema(alertTestSchema),
        Me: jsonSchema(meSchema),
        Stats: jsonSchema(statsSchema),
        Series: jsonSchema(seriesSchema),
        Setup: jsonSchema(setupSchema),
        Person: jsonSchema(personSchema),
        People: jsonSchema(peopleSchema),
        Invitations: jsonSchema(invitationsSchema),
        NewLink: jsonSchema(newLinkSchema),
        Keys: jsonSchema(keysSchema),
        NewKey: jsonSchema(newKeySchema),
        AuditPage: jsonSchema(pageSchema(auditEntrySchema)),
        Actors: jsonSchema(actorsSchema),
        Account: jsonSchema(accountSchema),
        Authenticator: jsonSchema(authenticatorSchema),
        RecoveryCodes: jsonSchema(recoveryCodesSchema),
        SessionList: jsonSchema(sessionListSchema),
      },
    },
  };
}
