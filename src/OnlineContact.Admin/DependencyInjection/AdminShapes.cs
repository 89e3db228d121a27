using OnlineContact.Admin.Administrators;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Live;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Performance.Days;
using OnlineContact.Admin.Performance.Events;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.AccessTokens;
using OnlineContact.Admin.Sso.Keys;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>All kinds of records that the library keeps: what a store makes its tables from.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public static class AdminShapes
{
    /// <summary>The shapes, the head first.</summary>
    public static IReadOnlyList<RecordShape> All { get; } =
    [
        OrganizationHead.Shape,
        Organization.Shape,
        OrganizationAdministrators.Shape,
        Administrator.Shape,
        Member.Shape,
        InvitationMessage.Shape,
        InvitationToken.Shape,
        ServiceRegister.Shape,
        ContractedService.Shape,
        ServiceLanguage.Shape,
        ServiceContractItem.Shape,
        ContractTermsRecord.Shape,
        PictureContent.Shape,
        Agent.Shape,
        AgentRole.Shape,
        CtiNumberOwner.Shape,
        CtiRoster.Shape,
        ServiceDiscount.Shape,
        ServiceTrial.Shape,
        UsageRecord.Shape,
        LateUsage.Shape,
        ServiceMonth.Shape,
        UsageMonth.Shape,
        ChargeAdjustment.Shape,
        MonthClosing.Shape,
        ClosedSum.Shape,
        UsedPrices.Shape,
        StatementHeader.Shape,
        StatementLine.Shape,
        LogText.Shape,
        LogRow.Shape,
        LogTreeNode.Shape,
        LogIndexRow.Shape,
        LogContent.Shape,
        LogBoundary.Shape,
        OutboxMessage.Shape,
        AnsweredRequest.Shape,
        RefusalCount.Shape,
        SsoLoginRegister.Shape,
        SsoLogin.Shape,
        SsoReturnUrl.Shape,
        SsoLoginChoice.Shape,
        SsoLoginKeys.Shape,
        SsoKeyRecord.Shape,
        SsoKeyUseCount.Shape,
        UsedToken.Shape,
        IssuedAccessToken.Shape,
        RedeemedAccessToken.Shape,
        CtiAgreement.Shape,
        CtiSettings.Shape,
        CtiUnverified.Shape,
        CtiSignIn.Shape,
        CtiLeaseTerm.Shape,
        StoredEvent.Shape,
        LanePulse.Shape,
        KeptDay.Shape,
    ];
}
