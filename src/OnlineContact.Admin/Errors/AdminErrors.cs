namespace OnlineContact.Admin.Errors;

/// <summary>
/// Every kind of refusal there is. Ranges: OCA0 wiring, runtime, storage, cursors; 1 services; 2 contracts; 3 billing; 4 organizations,
/// people, directory, access; 5 CTI; 6 SSO logins and keys; 7 change log; 8 performance; 9 user settings. A code that has been given out is never given to another kind.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public static class AdminErrors
{
    /// <summary>OCA0001: No store was chosen.</summary>
    public static readonly AdminErrorKind StoreMissing = new("OCA0001", "store.missing");

    /// <summary>OCA0002: A call came before IAdminRuntime.StartAsync had finished.</summary>
    public static readonly AdminErrorKind RuntimeNotStarted = new("OCA0002", "runtime.not-started", "call");

    /// <summary>OCA0003: An option is out of its limits.</summary>
    public static readonly AdminErrorKind OptionsInvalid = new("OCA0003", "options.invalid", "option", "limit", "actual");

    /// <summary>OCA0004: The database's schema is older or newer than this library.</summary>
    public static readonly AdminErrorKind StoreSchemaMismatch = new("OCA0004", "store.schema-mismatch", "expected", "actual");

    /// <summary>OCA0005: The chosen database cannot be used.</summary>
    public static readonly AdminErrorKind StoreUnsupported = new("OCA0005", "store.unsupported", "reason");

    /// <summary>OCA0006: Others changed the same thing at every try.</summary>
    public static readonly AdminErrorKind ChangeBusy = new("OCA0006", "change.busy", "attempts");

    /// <summary>OCA0007: The caller saw an older version than the stored one.</summary>
    public static readonly AdminErrorKind VersionStale = new("OCA0007", "version.stale", "expected", "actual");

    /// <summary>OCA0008: A request ID came again with another content.</summary>
    public static readonly AdminErrorKind RequestReused = new("OCA0008", "request.reused", "requestId");

    /// <summary>OCA0009: A cursor is not one of this list.</summary>
    public static readonly AdminErrorKind CursorInvalid = new("OCA0009", "cursor.invalid");

    /// <summary>OCA0010: The clock is too far behind the organization's last change.</summary>
    public static readonly AdminErrorKind ClockBehind = new("OCA0010", "clock.behind", "limit", "actual");

    /// <summary>OCA0011: A page's size is out of range.</summary>
    public static readonly AdminErrorKind PageSize = new("OCA0011", "page.size", "limit", "actual");

    /// <summary>OCA0012: A request ID is empty, too long or has signs it may not have.</summary>
    public static readonly AdminErrorKind RequestIdInvalid = new("OCA0012", "request.id-invalid", "limit", "actual");

    /// <summary>OCA0013: Refused, without a reason for outsiders.</summary>
    public static readonly AdminErrorKind Refused = new("OCA0013", "refused");

    /// <summary>OCA0014: Two connectors serve one CTI version.</summary>
    public static readonly AdminErrorKind CtiConnectorTwice = new("OCA0014", "cti.connector-twice", "version");

    /// <summary>OCA0020: A look at the library's health was not answered by the store.</summary>
    public static readonly AdminErrorKind StoreFailed = new("OCA0020", "store.failed", "reason");

    /// <summary>OCA0021: A look at the library's health did not end in time.</summary>
    public static readonly AdminErrorKind HealthTimeLimit = new("OCA0021", "health.time-limit", "limit");

    /// <summary>OCA0022: Changes have waited too long for the event handlers.</summary>
    public static readonly AdminErrorKind OutboxDelayed = new("OCA0022", "outbox.delayed", "limit", "actual");

    /// <summary>OCA0023: The last run of a job failed, or something in it.</summary>
    public static readonly AdminErrorKind JobFailed = new("OCA0023", "job.failed", "reason");

    /// <summary>OCA0024: A job that has run before does not run any more.</summary>
    public static readonly AdminErrorKind JobOverdue = new("OCA0024", "job.overdue", "limit", "actual");

    /// <summary>OCA1001: There is no such service in the organization.</summary>
    public static readonly AdminErrorKind ServiceNotFound = new("OCA1001", "service.not-found", "number");

    /// <summary>OCA1002: A service's name is missing.</summary>
    public static readonly AdminErrorKind ServiceNameRequired = new("OCA1002", "service.name-required");

    /// <summary>OCA1003: A service's name is too long.</summary>
    public static readonly AdminErrorKind ServiceNameTooLong = new("OCA1003", "service.name-too-long", "limit", "actual");

    /// <summary>OCA1004: Another service of the organization has this name.</summary>
    public static readonly AdminErrorKind ServiceNameTaken = new("OCA1004", "service.name-taken", "name");

    /// <summary>OCA1005: A service's ID is missing.</summary>
    public static readonly AdminErrorKind ServiceIdRequired = new("OCA1005", "service.id-required");

    /// <summary>OCA1006: A service's ID is too long.</summary>
    public static readonly AdminErrorKind ServiceIdTooLong = new("OCA1006", "service.id-too-long", "limit", "actual");

    /// <summary>OCA1007: A service's ID has other signs than A-Z and a-z.</summary>
    public static readonly AdminErrorKind ServiceIdNotLetters = new("OCA1007", "service.id-not-letters", "position");

    /// <summary>OCA1008: The service ID is a reserved word.</summary>
    public static readonly AdminErrorKind ServiceIdReserved = new("OCA1008", "service.id-reserved", "id");

    /// <summary>OCA1009: The service ID is or was another service's.</summary>
    public static readonly AdminErrorKind ServiceIdTaken = new("OCA1009", "service.id-taken", "id");

    /// <summary>OCA1010: A service's ID never changes.</summary>
    public static readonly AdminErrorKind ServiceIdImmutable = new("OCA1010", "service.id-immutable", "id");

    /// <summary>OCA1011: A service's type does not change after step 1.</summary>
    public static readonly AdminErrorKind ServiceTypeImmutable = new("OCA1011", "service.type-immutable", "type");

    /// <summary>OCA1012: No such type of service.</summary>
    public static readonly AdminErrorKind ServiceTypeUnknown = new("OCA1012", "service.type-unknown", "actual");

    /// <summary>OCA1013: A language code is none.</summary>
    public static readonly AdminErrorKind ServiceLanguageInvalid = new("OCA1013", "service.language-invalid", "limit", "actual");

    /// <summary>OCA1014: A language stands twice in the list.</summary>
    public static readonly AdminErrorKind ServiceLanguageDuplicate = new("OCA1014", "service.language-duplicate", "language");

    /// <summary>OCA1015: The main language is not one of the languages.</summary>
    public static readonly AdminErrorKind ServiceMainLanguage = new("OCA1015", "service.main-language", "language");

    /// <summary>OCA1016: Too many languages.</summary>
    public static readonly AdminErrorKind ServiceLanguagesTooMany = new("OCA1016", "service.languages-too-many", "limit", "actual");

    /// <summary>OCA1017: Services of this type have no help-centre languages.</summary>
    public static readonly AdminErrorKind ServiceLanguagesNotForType = new("OCA1017", "service.languages-not-for-type", "type");

    /// <summary>OCA1018: No such time zone.</summary>
    public static readonly AdminErrorKind ServiceZoneUnknown = new("OCA1018", "service.zone-unknown", "zone");

    /// <summary>OCA1019: A picture has too many bytes.</summary>
    public static readonly AdminErrorKind PictureTooLarge = new("OCA1019", "picture.too-large", "limit", "actual");

    /// <summary>OCA1020: The bytes are not of a PNG, JPEG, GIF or WebP picture.</summary>
    public static readonly AdminErrorKind PictureUnknownFormat = new("OCA1020", "picture.unknown-format");

    /// <summary>OCA1021: The picture's header breaks off.</summary>
    public static readonly AdminErrorKind PictureTruncated = new("OCA1021", "picture.truncated", "format");

    /// <summary>OCA1022: A picture is too wide, too high, or empty.</summary>
    public static readonly AdminErrorKind PictureDimensions = new("OCA1022", "picture.dimensions", "limit", "width", "height");

    /// <summary>OCA1023: The service has no profile picture.</summary>
    public static readonly AdminErrorKind PictureNotFound = new("OCA1023", "picture.not-found", "number");

    /// <summary>OCA1024: Step 1, basic information, is not done.</summary>
    public static readonly AdminErrorKind ServiceBasicInformationMissing = new("OCA1024", "service.basic-information-missing", "number");

    /// <summary>OCA1026: Only an unfinished service can be discarded.</summary>
    public static readonly AdminErrorKind ServiceNotDraft = new("OCA1026", "service.not-draft", "status");

    /// <summary>OCA1027: The service is not in use.</summary>
    public static readonly AdminErrorKind ServiceNotInUse = new("OCA1027", "service.not-in-use", "status");

    /// <summary>OCA1028: The service is not suspended.</summary>
    public static readonly AdminErrorKind ServiceNotSuspended = new("OCA1028", "service.not-suspended", "status");

    /// <summary>OCA1029: The service is terminated and can only be read.</summary>
    public static readonly AdminErrorKind ServiceTerminated = new("OCA1029", "service.terminated", "number");

    /// <summary>OCA1030: A name has signs that cannot be shown (control characters, lone surrogates).</summary>
    public static readonly AdminErrorKind ServiceNameInvalid = new("OCA1030", "service.name-invalid", "position");

    /// <summary>OCA1031: The organization has as many services as it may.</summary>
    public static readonly AdminErrorKind ServiceTooMany = new("OCA1031", "service.too-many", "limit", "actual");

    /// <summary>OCA1032: A consultation service needs at least one help-centre language.</summary>
    public static readonly AdminErrorKind ServiceLanguagesRequired = new("OCA1032", "service.languages-required");

    /// <summary>OCA2001: No such contract item.</summary>
    public static readonly AdminErrorKind ContractItemUnknown = new("OCA2001", "contract.item-unknown", "item");

    /// <summary>OCA2002: The contract item cannot be switched on yet.</summary>
    public static readonly AdminErrorKind ContractItemNotOpen = new("OCA2002", "contract.item-not-open", "item");

    /// <summary>OCA2003: Services of this type cannot take the contract item.</summary>
    public static readonly AdminErrorKind ContractItemNotForType = new("OCA2003", "contract.item-not-for-type", "item", "type");

    /// <summary>OCA2004: A contract item stands twice in the terms.</summary>
    public static readonly AdminErrorKind ContractItemDuplicate = new("OCA2004", "contract.item-duplicate", "item");

    /// <summary>OCA2005: The number of users is out of range.</summary>
    public static readonly AdminErrorKind ContractUsers = new("OCA2005", "contract.users", "item", "minimum", "limit", "actual");

    /// <summary>OCA2006: The contract item is not counted by users.</summary>
    public static readonly AdminErrorKind ContractUsersNotApplicable = new("OCA2006", "contract.users-not-applicable", "item", "actual");

    /// <summary>OCA2007: The contract was changed on this day already. The product's wire code is 9015.</summary>
    public static readonly AdminErrorKind ContractAlreadyChangedToday = new("OCA2007", "contract.already-changed-today", "day") { WireCode = "9015" };

    /// <summary>OCA2008: There is no contract to change yet.</summary>
    public static readonly AdminErrorKind ContractNotRegistered = new("OCA2008", "contract.not-registered", "number");

    /// <summary>OCA2009: The contract is registered already; change it instead.</summary>
    public static readonly AdminErrorKind ContractAlreadyRegistered = new("OCA2009", "contract.already-registered", "number");

    /// <summary>OCA2010: Too many contract items.</summary>
    public static readonly AdminErrorKind ContractTooManyItems = new("OCA2010", "contract.too-many-items", "limit", "actual");

    /// <summary>OCA2011: The ticket item is always on and must stand in the terms.</summary>
    public static readonly AdminErrorKind ContractTicketMissing = new("OCA2011", "contract.ticket-missing");

    /// <summary>OCA2012: Changing the contract would change rights otherwise than was previewed.</summary>
    public static readonly AdminErrorKind ContractConsequencesDiffer = new("OCA2012", "contract.consequences-differ", "actual");

    /// <summary>OCA3001: No such price book.</summary>
    public static readonly AdminErrorKind PriceBookUnknown = new("OCA3001", "price-book.unknown", "name");

    /// <summary>OCA3002: The price book has no version for the month.</summary>
    public static readonly AdminErrorKind PriceBookNoVersion = new("OCA3002", "price-book.no-version", "name", "month");

    /// <summary>OCA3003: A quantity is negative.</summary>
    public static readonly AdminErrorKind UsageNegative = new("OCA3003", "usage.negative", "item", "limit", "actual");

    /// <summary>OCA3004: A quantity is too large.</summary>
    public static readonly AdminErrorKind UsageTooLarge = new("OCA3004", "usage.too-large", "item", "limit", "actual");

    /// <summary>OCA3005: A quantity is not whole.</summary>
    public static readonly AdminErrorKind UsageFractional = new("OCA3005", "usage.fractional", "item", "actual");

    /// <summary>OCA3006: No such usage counter in the price book.</summary>
    public static readonly AdminErrorKind UsageCounterUnknown = new("OCA3006", "usage.counter-unknown", "item");

    /// <summary>OCA3007: The month is out of range.</summary>
    public static readonly AdminErrorKind EstimateMonth = new("OCA3007", "estimate.month", "minimum", "limit", "actual");

    /// <summary>OCA3008: The price book has no price for the item.</summary>
    public static readonly AdminErrorKind PriceBookItemUnpriced = new("OCA3008", "price-book.item-unpriced", "item", "name");

    /// <summary>OCA3009: A usage counter stands twice.</summary>
    public static readonly AdminErrorKind UsageCounterDuplicate = new("OCA3009", "usage.counter-duplicate", "item");

    /// <summary>OCA3010: A discount rate is not a whole percent from 0 to 100.</summary>
    public static readonly AdminErrorKind DiscountPercent = new("OCA3010", "discount.percent", "limit", "actual");

    /// <summary>OCA3011: A batch of usage records is empty or too large.</summary>
    public static readonly AdminErrorKind UsageBatchSize = new("OCA3011", "usage.batch-size", "limit", "actual");

    /// <summary>OCA3012: The idempotency key of a usage record is empty, too long or has other signs.</summary>
    public static readonly AdminErrorKind UsageKeyInvalid = new("OCA3012", "usage.key-invalid", "limit", "actual");

    /// <summary>OCA3013: The key of a usage record stands for a record with another content.</summary>
    public static readonly AdminErrorKind UsageKeyReused = new("OCA3013", "usage.key-reused");

    /// <summary>OCA3014: The day lies outside of the service's billed days.</summary>
    public static readonly AdminErrorKind UsageDayOutsideLife = new("OCA3014", "usage.day-outside-life", "day", "first", "last");

    /// <summary>OCA3015: The month is closed.</summary>
    public static readonly AdminErrorKind MonthClosed = new("OCA3015", "month.closed", "month");

    /// <summary>OCA3016: A month is closed only after its end in the contract zone.</summary>
    public static readonly AdminErrorKind MonthNotOver = new("OCA3016", "month.not-over", "month", "day");

    /// <summary>OCA3017: A range of months is reversed or too long.</summary>
    public static readonly AdminErrorKind MonthRange = new("OCA3017", "month-range.invalid", "limit", "actual");

    /// <summary>OCA3018: A price book's document is malformed.</summary>
    public static readonly AdminErrorKind PriceBookMalformed = new("OCA3018", "price-book.malformed", "place", "fault");

    /// <summary>OCA3019: The amount of an adjustment is 0, too large or has parts of a smallest unit.</summary>
    public static readonly AdminErrorKind AdjustmentAmount = new("OCA3019", "adjustment.amount", "limit", "decimals", "actual");

    /// <summary>OCA3020: The reason of an adjustment is missing, too long or cannot be shown.</summary>
    public static readonly AdminErrorKind AdjustmentReason = new("OCA3020", "adjustment.reason", "limit", "actual");

    /// <summary>OCA3021: There is no statement of the service for the month.</summary>
    public static readonly AdminErrorKind StatementNotFound = new("OCA3021", "statement.not-found", "service", "month");

    /// <summary>OCA3022: A free trial is extended to a day that it cannot end on.</summary>
    public static readonly AdminErrorKind TrialEndInvalid = new("OCA3022", "trial.end-invalid", "first", "limit", "actual");

    /// <summary>OCA3023: A service has too many adjustments in a month.</summary>
    public static readonly AdminErrorKind AdjustmentsTooMany = new("OCA3023", "adjustment.too-many", "limit", "actual");

    /// <summary>OCA4001: An organization's ID is empty, too long or has other signs.</summary>
    public static readonly AdminErrorKind OrganizationIdInvalid = new("OCA4001", "organization.id-invalid", "limit", "actual");

    /// <summary>OCA4002: There is no such organization. The product's wire code is 9005.</summary>
    public static readonly AdminErrorKind OrganizationNotFound = new("OCA4002", "organization.not-found", "organization") { WireCode = "9005" };

    /// <summary>OCA4003: The organization exists already. The product's wire code is 9007.</summary>
    public static readonly AdminErrorKind OrganizationExists = new("OCA4003", "organization.exists", "organization") { WireCode = "9007" };

    /// <summary>OCA4004: A domain name is none.</summary>
    public static readonly AdminErrorKind OrganizationDomainInvalid = new("OCA4004", "organization.domain-invalid", "limit", "actual");

    /// <summary>OCA4005: An organization's name is empty, too long or cannot be shown.</summary>
    public static readonly AdminErrorKind OrganizationNameInvalid = new("OCA4005", "organization.name-invalid", "limit", "actual");

    /// <summary>OCA4006: The actor lacks the right.</summary>
    public static readonly AdminErrorKind AccessDenied = new("OCA4006", "access.denied", "operation");

    /// <summary>OCA4007: The actor belongs to another organization.</summary>
    public static readonly AdminErrorKind AccessOtherOrganization = new("OCA4007", "access.other-organization");

    /// <summary>OCA4008: An actor's account, name or IP address is empty or too long.</summary>
    public static readonly AdminErrorKind ActorInvalid = new("OCA4008", "actor.invalid", "field", "limit", "actual");

    /// <summary>OCA4009: An IAM ID is empty, too long or has other signs.</summary>
    public static readonly AdminErrorKind MemberAccountInvalid = new("OCA4009", "member.account-invalid", "limit", "actual");

    /// <summary>OCA4010: A member's name is empty, too long or cannot be shown.</summary>
    public static readonly AdminErrorKind MemberNameInvalid = new("OCA4010", "member.name-invalid", "limit", "actual");

    /// <summary>OCA4011: No such time zone.</summary>
    public static readonly AdminErrorKind OrganizationZoneUnknown = new("OCA4011", "organization.zone-unknown", "zone");

    /// <summary>OCA4012: An e-mail address is none, or is too long.</summary>
    public static readonly AdminErrorKind MemberEmailInvalid = new("OCA4012", "member.email-invalid", "limit", "actual");

    /// <summary>OCA4013: A mobile number is none with a country code.</summary>
    public static readonly AdminErrorKind MemberMobileInvalid = new("OCA4013", "member.mobile-invalid", "limit", "actual");

    /// <summary>OCA4014: The directory has a member with this account.</summary>
    public static readonly AdminErrorKind MemberAccountTaken = new("OCA4014", "member.account-taken");

    /// <summary>OCA4015: The account can be mistaken for one that a member has.</summary>
    public static readonly AdminErrorKind MemberAccountLookAlike = new("OCA4015", "member.account-look-alike");

    /// <summary>OCA4016: The directory has no such member.</summary>
    public static readonly AdminErrorKind MemberNotFound = new("OCA4016", "member.not-found");

    /// <summary>OCA4017: There is nothing to search members by, or too much.</summary>
    public static readonly AdminErrorKind MemberSearchText = new("OCA4017", "member.search-text", "limit", "actual");

    /// <summary>OCA4018: There is no invitation that could be sent again or cancelled.</summary>
    public static readonly AdminErrorKind InvitationNotOpen = new("OCA4018", "invitation.not-open", "state");

    /// <summary>OCA4019: A token of an invitation is unknown, withdrawn or replaced by a later one.</summary>
    public static readonly AdminErrorKind InvitationTokenUnknown = new("OCA4019", "invitation.token-unknown");

    /// <summary>OCA4020: An invitation's token has expired.</summary>
    public static readonly AdminErrorKind InvitationTokenExpired = new("OCA4020", "invitation.token-expired", "expired");

    /// <summary>OCA4021: An invitation's token was used already.</summary>
    public static readonly AdminErrorKind InvitationTokenUsed = new("OCA4021", "invitation.token-used");

    /// <summary>OCA4022: The host has registered nobody who could send the message.</summary>
    public static readonly AdminErrorKind InvitationNoMailer = new("OCA4022", "invitation.no-mailer");

    /// <summary>OCA4023: The directory has disabled the member.</summary>
    public static readonly AdminErrorKind MemberDisabled = new("OCA4023", "member.disabled");

    /// <summary>OCA4024: Too many people, or none.</summary>
    public static readonly AdminErrorKind PeopleNumber = new("OCA4024", "people.number", "limit", "actual");

    /// <summary>OCA4025: The last active organization administrator stays.</summary>
    public static readonly AdminErrorKind AdministratorLastActive = new("OCA4025", "administrator.last-active");

    /// <summary>OCA4026: Somebody is no organization administrator.</summary>
    public static readonly AdminErrorKind AdministratorNotFound = new("OCA4026", "administrator.not-found");

    /// <summary>OCA4027: Somebody is no agent of the organization.</summary>
    public static readonly AdminErrorKind AgentNotFound = new("OCA4027", "agent.not-found");

    /// <summary>OCA4028: An agent has no role in the service.</summary>
    public static readonly AdminErrorKind AgentNotInService = new("OCA4028", "agent.not-in-service", "number");

    /// <summary>OCA4029: No such role or channel.</summary>
    public static readonly AdminErrorKind AgentRoleUnknown = new("OCA4029", "agent.role-unknown", "actual");

    /// <summary>OCA4030: A channel is not contracted for the service.</summary>
    public static readonly AdminErrorKind AgentChannelNotContracted = new("OCA4030", "agent.channel-not-contracted", "channel", "number");

    /// <summary>OCA4031: Issue services have tickets only.</summary>
    public static readonly AdminErrorKind AgentTicketOnly = new("OCA4031", "agent.ticket-only", "channel");

    /// <summary>OCA5001: No service of the organization contracts phone calls (`telticket`), so there is no CTI to manage.</summary>
    public static readonly AdminErrorKind CtiNotContracted = new("OCA5001", "cti.not-contracted");

    /// <summary>OCA5002: A CTI ID is empty, too long, or has a space or another sign that it may not have.</summary>
    public static readonly AdminErrorKind CtiIdInvalid = new("OCA5002", "cti.id-invalid", "limit", "actual");

    /// <summary>OCA5003: A CTI NO is empty, too long, or has a space or another sign that it may not have.</summary>
    public static readonly AdminErrorKind CtiNoInvalid = new("OCA5003", "cti.no-invalid", "limit", "actual");

    /// <summary>OCA5004: Only one of CTI ID and CTI NO was given.</summary>
    public static readonly AdminErrorKind CtiNumbersIncomplete = new("OCA5004", "cti.numbers-incomplete");

    /// <summary>OCA5005: Another agent of the organization has this CTI ID or CTI NO.</summary>
    public static readonly AdminErrorKind CtiNumberTaken = new("OCA5005", "cti.number-taken", "value");

    /// <summary>OCA5006: The organization has no CTI settings yet.</summary>
    public static readonly AdminErrorKind CtiSettingsMissing = new("OCA5006", "cti.settings-missing");

    /// <summary>OCA5007: A CTI version is none that there is.</summary>
    public static readonly AdminErrorKind CtiVersionUnknown = new("OCA5007", "cti.version-unknown", "actual");

    /// <summary>OCA5008: IPCC (Private) needs an agreement with the operator, and the organization has none.</summary>
    public static readonly AdminErrorKind CtiAgreementMissing = new("OCA5008", "cti.agreement-missing");

    /// <summary>OCA5009: The telephony system knows the tenant, but it is not activated.</summary>
    public static readonly AdminErrorKind CtiNotActivated = new("OCA5009", "cti.not-activated");

    /// <summary>OCA5010: The telephony system does not know the tenant.</summary>
    public static readonly AdminErrorKind CtiTenantUnknown = new("OCA5010", "cti.tenant-unknown");

    /// <summary>OCA5011: A tenant name is empty, too long, or has signs that cannot be shown.</summary>
    public static readonly AdminErrorKind CtiTenantNameInvalid = new("OCA5011", "cti.tenant-name-invalid", "limit", "actual");

    /// <summary>OCA5012: A tenant ID is too long, or has a space or another sign that it may not have.</summary>
    public static readonly AdminErrorKind CtiTenantIdInvalid = new("OCA5012", "cti.tenant-id-invalid", "limit", "actual");

    /// <summary>OCA5013: The host has no connector for the CTI version.</summary>
    public static readonly AdminErrorKind CtiConnectorMissing = new("OCA5013", "cti.connector-missing", "version");

    /// <summary>OCA5014: The connector cannot do what was asked; nothing was sent.</summary>
    public static readonly AdminErrorKind CtiNotSupported = new("OCA5014", "cti.not-supported", "capability", "version");

    /// <summary>OCA5015: An agent cannot sign in to CTI: one or several conditions are missing.</summary>
    public static readonly AdminErrorKind CtiSignInConditions = new("OCA5015", "cti.sign-in-conditions", "missing");

    /// <summary>OCA5016: The telephony system refused; nothing has changed there.</summary>
    public static readonly AdminErrorKind CtiRefused = new("OCA5016", "cti.refused", "reason");

    /// <summary>OCA5017: The telephony system could not be asked, or did not answer a question in time; nothing has changed there.</summary>
    public static readonly AdminErrorKind CtiUnreachable = new("OCA5017", "cti.unreachable");

    /// <summary>OCA5018: A command was sent to the telephony system and no answer came in time. It is not sent again by itself.</summary>
    public static readonly AdminErrorKind CtiOutcomeUnknown = new("OCA5018", "cti.outcome-unknown");

    /// <summary>OCA5019: A state that an agent cannot choose was to be set.</summary>
    public static readonly AdminErrorKind CtiStateNotChosen = new("OCA5019", "cti.state-not-chosen", "actual");

    /// <summary>OCA5020: The text that CTI agents are searched by is too long.</summary>
    public static readonly AdminErrorKind CtiSearchTooLong = new("OCA5020", "cti.search-too-long", "limit", "actual");

    /// <summary>OCA5021: A file to be imported has too many bytes.</summary>
    public static readonly AdminErrorKind CtiImportTooLarge = new("OCA5021", "cti.import-too-large", "limit", "actual");

    /// <summary>OCA5022: The characters of a file to be imported cannot be read.</summary>
    public static readonly AdminErrorKind CtiImportEncoding = new("OCA5022", "cti.import-encoding", "reason");

    /// <summary>OCA5023: The first line of a file to be imported does not name the three columns.</summary>
    public static readonly AdminErrorKind CtiImportHeader = new("OCA5023", "cti.import-header", "reason");

    /// <summary>OCA5024: A file to be imported has no line after the first, or too many.</summary>
    public static readonly AdminErrorKind CtiImportLines = new("OCA5024", "cti.import-lines", "limit", "actual");

    /// <summary>OCA5025: A line of a file to be imported is not CSV, or has other columns than the first line.</summary>
    public static readonly AdminErrorKind CtiImportLineMalformed = new("OCA5025", "cti.import-line-malformed", "reason");

    /// <summary>OCA5026: An agent, a CTI ID or a CTI NO stands twice in a file to be imported.</summary>
    public static readonly AdminErrorKind CtiImportRepeated = new("OCA5026", "cti.import-repeated", "line");

    /// <summary>OCA5027: A file with faulty lines was to be imported; nothing was written.</summary>
    public static readonly AdminErrorKind CtiImportFaulty = new("OCA5027", "cti.import-faulty", "lines");

    /// <summary>OCA5040: No host watches a tenant.</summary>
    public static readonly AdminErrorKind CtiNotWatched = new("OCA5040", "cti.not-watched");

    /// <summary>OCA5041: This host watches a tenant, and does not know what its agents do.</summary>
    public static readonly AdminErrorKind CtiNotConnected = new("OCA5041", "cti.not-connected");

    /// <summary>OCA6001: There is no such SSO login in the organization.</summary>
    public static readonly AdminErrorKind SsoLoginNotFound = new("OCA6001", "sso.login-not-found", "number");

    /// <summary>OCA6002: An SSO login's name is empty, too long or cannot be shown.</summary>
    public static readonly AdminErrorKind SsoLoginNameInvalid = new("OCA6002", "sso.login-name-invalid", "limit", "actual");

    /// <summary>OCA6003: A URL of an SSO login is not acceptable.</summary>
    public static readonly AdminErrorKind SsoUrlInvalid = new("OCA6003", "sso.url-invalid", "reason");

    /// <summary>OCA6004: A URL of an SSO login is too long.</summary>
    public static readonly AdminErrorKind SsoUrlTooLong = new("OCA6004", "sso.url-too-long", "limit", "actual");

    /// <summary>OCA6005: An SSO login allows too many return URLs.</summary>
    public static readonly AdminErrorKind SsoReturnUrlsTooMany = new("OCA6005", "sso.return-urls-too-many", "limit", "actual");

    /// <summary>OCA6006: An SSO login that services use cannot be deleted.</summary>
    public static readonly AdminErrorKind SsoLoginInUse = new("OCA6006", "sso.login-in-use", "services");

    /// <summary>OCA6007: The organization has as many SSO logins as it may have.</summary>
    public static readonly AdminErrorKind SsoLoginsTooMany = new("OCA6007", "sso.logins-too-many", "limit");

    /// <summary>OCA6008: What an SSO login says of its tokens does not fit together.</summary>
    public static readonly AdminErrorKind SsoTokenSettingsInvalid = new("OCA6008", "sso.token-settings-invalid", "reason");

    /// <summary>OCA6009: The service uses no SSO login.</summary>
    public static readonly AdminErrorKind SsoLoginNotChosen = new("OCA6009", "sso.login-not-chosen");

    /// <summary>OCA6010: Only a service in use verifies logins.</summary>
    public static readonly AdminErrorKind SsoServiceNotInUse = new("OCA6010", "sso.service-not-in-use", "status");

    /// <summary>OCA6020: A value that a login must have is missing or blank.</summary>
    public static readonly AdminErrorKind SsoFieldRequired = new("OCA6020", "sso.field-required");

    /// <summary>OCA6021: A value of a login is too long.</summary>
    public static readonly AdminErrorKind SsoFieldTooLong = new("OCA6021", "sso.field-too-long", "limit", "actual");

    /// <summary>OCA6022: A value of a login cannot be signed.</summary>
    public static readonly AdminErrorKind SsoFieldInvalid = new("OCA6022", "sso.field-invalid");

    /// <summary>OCA6023: The login came with other optional values than its site has declared.</summary>
    public static readonly AdminErrorKind SsoFieldsUndeclared = new("OCA6023", "sso.fields-undeclared", "declared", "actual");

    /// <summary>OCA6024: In strict mode no value but the return URL may hold an ampersand.</summary>
    public static readonly AdminErrorKind SsoAmpersandInField = new("OCA6024", "sso.ampersand-in-field");

    /// <summary>OCA6025: The text is no token.</summary>
    public static readonly AdminErrorKind SsoTokenMalformed = new("OCA6025", "sso.token-malformed");

    /// <summary>OCA6026: In strict mode a token is written in one way only.</summary>
    public static readonly AdminErrorKind SsoTokenNotCanonical = new("OCA6026", "sso.token-not-canonical");

    /// <summary>OCA6027: No live key gives this signature.</summary>
    public static readonly AdminErrorKind SsoSignatureWrong = new("OCA6027", "sso.signature-wrong");

    /// <summary>OCA6028: The token is too old.</summary>
    public static readonly AdminErrorKind SsoTokenExpired = new("OCA6028", "sso.token-expired", "limit", "actual");

    /// <summary>OCA6029: The token was signed in the future.</summary>
    public static readonly AdminErrorKind SsoTokenFromTheFuture = new("OCA6029", "sso.token-from-the-future", "limit", "actual");

    /// <summary>OCA6030: The token was used before.</summary>
    public static readonly AdminErrorKind SsoTokenUsed = new("OCA6030", "sso.token-used");

    /// <summary>OCA6031: The replay guard holds as many tokens as it may and refuses.</summary>
    public static readonly AdminErrorKind SsoReplayGuardFull = new("OCA6031", "sso.replay-guard-full", "limit");

    /// <summary>OCA6032: The login does not accept tokens of this version.</summary>
    public static readonly AdminErrorKind SsoTokenVersionRefused = new("OCA6032", "sso.token-version-refused", "version");

    /// <summary>OCA6033: The token names a key that is not live.</summary>
    public static readonly AdminErrorKind SsoKeyUnknown = new("OCA6033", "sso.key-unknown", "version");

    /// <summary>OCA6034: A binding is too long.</summary>
    public static readonly AdminErrorKind SsoBindingInvalid = new("OCA6034", "sso.binding-invalid", "limit", "actual");

    /// <summary>OCA6035: The return URL is none that the login allows.</summary>
    public static readonly AdminErrorKind SsoReturnUrlRefused = new("OCA6035", "sso.return-url-refused");

    /// <summary>OCA6036: The values of a request do not make a login.</summary>
    public static readonly AdminErrorKind SsoFormInvalid = new("OCA6036", "sso.form-invalid", "reason");

    /// <summary>OCA6037: An access token cannot be redeemed.</summary>
    public static readonly AdminErrorKind SsoAccessTokenRefused = new("OCA6037", "sso.access-token-refused", "reason");

    /// <summary>OCA6038: The customer's site gave no usable answer.</summary>
    public static readonly AdminErrorKind SsoStatusFailed = new("OCA6038", "sso.status-failed", "reason");

    /// <summary>OCA6039: The customer's site has no address that may be asked.</summary>
    public static readonly AdminErrorKind SsoAddressRefused = new("OCA6039", "sso.address-refused");

    /// <summary>OCA6040: The customer's site does not confirm the login.</summary>
    public static readonly AdminErrorKind SsoSiteSaysNo = new("OCA6040", "sso.site-says-no");

    /// <summary>OCA6041: The SSO login has not the URL that the call needs.</summary>
    public static readonly AdminErrorKind SsoUrlMissing = new("OCA6041", "sso.url-missing");

    /// <summary>OCA6050: The SSO login has no live key.</summary>
    public static readonly AdminErrorKind SsoNoLiveKey = new("OCA6050", "sso.no-live-key");

    /// <summary>OCA6051: The SSO login has no key of this version.</summary>
    public static readonly AdminErrorKind SsoKeyNotFound = new("OCA6051", "sso.key-not-found", "version");

    /// <summary>OCA6052: An SSO login has as many live keys as it may have.</summary>
    public static readonly AdminErrorKind SsoKeysTooMany = new("OCA6052", "sso.keys-too-many", "limit");

    /// <summary>OCA6053: A key is shown once.</summary>
    public static readonly AdminErrorKind SsoKeyCollected = new("OCA6053", "sso.key-collected");

    /// <summary>OCA6054: The state of a key does not allow the call.</summary>
    public static readonly AdminErrorKind SsoKeyStateRefused = new("OCA6054", "sso.key-state-refused", "state");

    /// <summary>OCA6055: A stored key does not open.</summary>
    public static readonly AdminErrorKind SsoKeyUnreadable = new("OCA6055", "sso.key-unreadable", "version");

    /// <summary>OCA6056: The host has nothing that knows keys.</summary>
    public static readonly AdminErrorKind SsoKeyManagementMissing = new("OCA6056", "sso.key-management-missing");

    /// <summary>OCA6057: The end of a grace is out of bounds.</summary>
    public static readonly AdminErrorKind SsoGraceInvalid = new("OCA6057", "sso.grace-invalid", "limit");

    /// <summary>OCA6060: A request of the Open API is out of bounds.</summary>
    public static readonly AdminErrorKind OpenApiRequestInvalid = new("OCA6060", "open-api.request-invalid", "limit", "actual");

    /// <summary>OCA6061: The signature of an Open API request is wrong.</summary>
    public static readonly AdminErrorKind OpenApiSignatureWrong = new("OCA6061", "open-api.signature-wrong");

    /// <summary>OCA6062: An Open API request is too old or from the future.</summary>
    public static readonly AdminErrorKind OpenApiTimestampRefused = new("OCA6062", "open-api.timestamp-refused", "limit", "lead");

    /// <summary>OCA7001: Nothing in the change log belongs to this person.</summary>
    public static readonly AdminErrorKind ChangeLogPersonUnknown = new("OCA7001", "change-log.person-unknown");

    /// <summary>OCA7002: The host has nothing that signs checkpoints.</summary>
    public static readonly AdminErrorKind CheckpointSignerMissing = new("OCA7002", "change-log.checkpoint-signer-missing");

    /// <summary>OCA7003: The change log has no entry of this number.</summary>
    public static readonly AdminErrorKind ChangeLogRangeInvalid = new("OCA7003", "change-log.range-invalid", "limit", "actual");

    /// <summary>OCA7004: A checkpoint cannot be used.</summary>
    public static readonly AdminErrorKind CheckpointRefused = new("OCA7004", "change-log.checkpoint-refused", "reason");

    /// <summary>OCA7005: An entry is missing from the store.</summary>
    public static readonly AdminErrorKind ChangeLogEntryMissing = new("OCA7005", "change-log.entry-missing", "sequence");

    /// <summary>OCA7006: The number of checkpoints is out of bounds.</summary>
    public static readonly AdminErrorKind CheckpointsTooMany = new("OCA7006", "change-log.checkpoints-too-many", "limit", "actual");

    /// <summary>OCA7020: A part that is searched for in the change log is too long, or cannot stand in a text.</summary>
    public static readonly AdminErrorKind ChangeLogPartInvalid = new("OCA7020", "change-log.part-invalid", "limit", "actual");

    /// <summary>OCA7021: The period ends before it begins.</summary>
    public static readonly AdminErrorKind ChangeLogPeriodInvalid = new("OCA7021", "change-log.period-invalid", "limit", "actual");

    /// <summary>OCA7022: The contents of the change log are not written in this language.</summary>
    public static readonly AdminErrorKind ChangeLogLanguageUnknown = new("OCA7022", "change-log.language-unknown", "limit", "actual");

    /// <summary>OCA7023: A search does not count as far as this.</summary>
    public static readonly AdminErrorKind ChangeLogCountInvalid = new("OCA7023", "change-log.count-invalid", "limit", "actual");

    /// <summary>OCA7040: Retention has removed the entry.</summary>
    public static readonly AdminErrorKind ChangeLogEntriesRemoved = new("OCA7040", "change-log.entries-removed", "removed");

    /// <summary>OCA7041: The clock lies far ahead of the organization's changes, and nothing is removed by it.</summary>
    public static readonly AdminErrorKind ChangeLogClockAhead = new("OCA7041", "change-log.clock-ahead", "limit", "actual");

    /// <summary>OCA7042: Retention removed entries while they were exported.</summary>
    public static readonly AdminErrorKind ChangeLogRemovedMeanwhile = new("OCA7042", "change-log.removed-meanwhile");

    /// <summary>OCA7060: The head of an organization is not that of its newest entry.</summary>
    public static readonly AdminErrorKind ChangeLogHeadDiffers = new("OCA7060", "change-log.head-differs", "sequence");

    /// <summary>OCA8001: A batch of performance events is empty or too large.</summary>
    public static readonly AdminErrorKind PerformanceBatchSize = new("OCA8001", "performance.batch-size", "limit", "actual");

    /// <summary>OCA8002: The source of an event is empty, too long, or has signs it may not have.</summary>
    public static readonly AdminErrorKind PerformanceSourceInvalid = new("OCA8002", "performance.source-invalid", "limit", "actual");

    /// <summary>OCA8003: The number of an event is below 1.</summary>
    public static readonly AdminErrorKind PerformanceSequenceInvalid = new("OCA8003", "performance.sequence-invalid", "actual");

    /// <summary>OCA8004: An event is too far ahead of the clock.</summary>
    public static readonly AdminErrorKind PerformanceEventAhead = new("OCA8004", "performance.event-ahead", "limit", "actual");

    /// <summary>OCA8005: An event is older than events are kept.</summary>
    public static readonly AdminErrorKind PerformanceEventTooOld = new("OCA8005", "performance.event-too-old", "limit", "actual");

    /// <summary>OCA8006: An event names no activity or state there is, or a ticket's holder does not fit its state.</summary>
    public static readonly AdminErrorKind PerformanceEventInvalid = new("OCA8006", "performance.event-invalid", "kind", "before", "after");

    /// <summary>OCA8007: Figures are read of a day that has not come.</summary>
    public static readonly AdminErrorKind PerformanceDayInvalid = new("OCA8007", "performance.day-invalid", "limit", "actual");

    /// <summary>OCA9001: A nickname is too long or has signs that cannot be shown.</summary>
    public static readonly AdminErrorKind NicknameInvalid = new("OCA9001", "settings.nickname-invalid", "limit", "actual");

    /// <summary>OCA9002: No such language.</summary>
    public static readonly AdminErrorKind UserLanguageUnknown = new("OCA9002", "settings.language-unknown", "limit", "actual");

    /// <summary>All kinds, ordered by code.</summary>
    public static IReadOnlyList<AdminErrorKind> All { get; } =
    [
        StoreMissing,
        RuntimeNotStarted,
        OptionsInvalid,
        StoreSchemaMismatch,
        StoreUnsupported,
        ChangeBusy,
        VersionStale,
        RequestReused,
        CursorInvalid,
        ClockBehind,
        PageSize,
        RequestIdInvalid,
        Refused,
        CtiConnectorTwice,
        StoreFailed,
        HealthTimeLimit,
        OutboxDelayed,
        JobFailed,
        JobOverdue,
        ServiceNotFound,
        ServiceNameRequired,
        ServiceNameTooLong,
        ServiceNameTaken,
        ServiceIdRequired,
        ServiceIdTooLong,
        ServiceIdNotLetters,
        ServiceIdReserved,
        ServiceIdTaken,
        ServiceIdImmutable,
        ServiceTypeImmutable,
        ServiceTypeUnknown,
        ServiceLanguageInvalid,
        ServiceLanguageDuplicate,
        ServiceMainLanguage,
        ServiceLanguagesTooMany,
        ServiceLanguagesNotForType,
        ServiceZoneUnknown,
        PictureTooLarge,
        PictureUnknownFormat,
        PictureTruncated,
        PictureDimensions,
        PictureNotFound,
        ServiceBasicInformationMissing,
        ServiceNotDraft,
        ServiceNotInUse,
        ServiceNotSuspended,
        ServiceTerminated,
        ServiceNameInvalid,
        ServiceTooMany,
        ServiceLanguagesRequired,
        ContractItemUnknown,
        ContractItemNotOpen,
        ContractItemNotForType,
        ContractItemDuplicate,
        ContractUsers,
        ContractUsersNotApplicable,
        ContractAlreadyChangedToday,
        ContractNotRegistered,
        ContractAlreadyRegistered,
        ContractTooManyItems,
        ContractTicketMissing,
        ContractConsequencesDiffer,
        PriceBookUnknown,
        PriceBookNoVersion,
        UsageNegative,
        UsageTooLarge,
        UsageFractional,
        UsageCounterUnknown,
        EstimateMonth,
        PriceBookItemUnpriced,
        UsageCounterDuplicate,
        DiscountPercent,
        UsageBatchSize,
        UsageKeyInvalid,
        UsageKeyReused,
        UsageDayOutsideLife,
        MonthClosed,
        MonthNotOver,
        MonthRange,
        PriceBookMalformed,
        AdjustmentAmount,
        AdjustmentReason,
        StatementNotFound,
        TrialEndInvalid,
        AdjustmentsTooMany,
        OrganizationIdInvalid,
        OrganizationNotFound,
        OrganizationExists,
        OrganizationDomainInvalid,
        OrganizationNameInvalid,
        AccessDenied,
        AccessOtherOrganization,
        ActorInvalid,
        MemberAccountInvalid,
        MemberNameInvalid,
        OrganizationZoneUnknown,
        MemberEmailInvalid,
        MemberMobileInvalid,
        MemberAccountTaken,
        MemberAccountLookAlike,
        MemberNotFound,
        MemberSearchText,
        InvitationNotOpen,
        InvitationTokenUnknown,
        InvitationTokenExpired,
        InvitationTokenUsed,
        InvitationNoMailer,
        MemberDisabled,
        PeopleNumber,
        AdministratorLastActive,
        AdministratorNotFound,
        AgentNotFound,
        AgentNotInService,
        AgentRoleUnknown,
        AgentChannelNotContracted,
        AgentTicketOnly,
        CtiNotContracted,
        CtiIdInvalid,
        CtiNoInvalid,
        CtiNumbersIncomplete,
        CtiNumberTaken,
        CtiSettingsMissing,
        CtiVersionUnknown,
        CtiAgreementMissing,
        CtiNotActivated,
        CtiTenantUnknown,
        CtiTenantNameInvalid,
        CtiTenantIdInvalid,
        CtiConnectorMissing,
        CtiNotSupported,
        CtiSignInConditions,
        CtiRefused,
        CtiUnreachable,
        CtiOutcomeUnknown,
        CtiStateNotChosen,
        CtiSearchTooLong,
        CtiImportTooLarge,
        CtiImportEncoding,
        CtiImportHeader,
        CtiImportLines,
        CtiImportLineMalformed,
        CtiImportRepeated,
        CtiImportFaulty,
        CtiNotWatched,
        CtiNotConnected,
        SsoLoginNotFound,
        SsoLoginNameInvalid,
        SsoUrlInvalid,
        SsoUrlTooLong,
        SsoReturnUrlsTooMany,
        SsoLoginInUse,
        SsoLoginsTooMany,
        SsoTokenSettingsInvalid,
        SsoLoginNotChosen,
        SsoServiceNotInUse,
        SsoFieldRequired,
        SsoFieldTooLong,
        SsoFieldInvalid,
        SsoFieldsUndeclared,
        SsoAmpersandInField,
        SsoTokenMalformed,
        SsoTokenNotCanonical,
        SsoSignatureWrong,
        SsoTokenExpired,
        SsoTokenFromTheFuture,
        SsoTokenUsed,
        SsoReplayGuardFull,
        SsoTokenVersionRefused,
        SsoKeyUnknown,
        SsoBindingInvalid,
        SsoReturnUrlRefused,
        SsoFormInvalid,
        SsoAccessTokenRefused,
        SsoStatusFailed,
        SsoAddressRefused,
        SsoSiteSaysNo,
        SsoUrlMissing,
        SsoNoLiveKey,
        SsoKeyNotFound,
        SsoKeysTooMany,
        SsoKeyCollected,
        SsoKeyStateRefused,
        SsoKeyUnreadable,
        SsoKeyManagementMissing,
        SsoGraceInvalid,
        OpenApiRequestInvalid,
        OpenApiSignatureWrong,
        OpenApiTimestampRefused,
        ChangeLogPersonUnknown,
        CheckpointSignerMissing,
        ChangeLogRangeInvalid,
        CheckpointRefused,
        ChangeLogEntryMissing,
        CheckpointsTooMany,
        ChangeLogPartInvalid,
        ChangeLogPeriodInvalid,
        ChangeLogLanguageUnknown,
        ChangeLogCountInvalid,
        ChangeLogEntriesRemoved,
        ChangeLogClockAhead,
        ChangeLogRemovedMeanwhile,
        ChangeLogHeadDiffers,
        PerformanceBatchSize,
        PerformanceSourceInvalid,
        PerformanceSequenceInvalid,
        PerformanceEventAhead,
        PerformanceEventTooOld,
        PerformanceEventInvalid,
        PerformanceDayInvalid,
        NicknameInvalid,
        UserLanguageUnknown,
    ];
}
