using System.Text;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Billing;
using OnlineContact.Admin.Billing.Charges;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.Billing.Statements;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Organizations;
using OnlineContact.Admin.Performance;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>How the library is handed what is drawn, and what it says: null, or why not.</summary>
internal static class Judges
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "api", "hc", "sso", "www", "auth", "help", "admin", "error", "oauth", "login", "static", "health", "assets", "logout", "system", "openapi" };

    /// <summary>Input of managers and of what needs none.</summary>
    public static IReadOnlyDictionary<Type, Func<JudgeScene, object, Task<string?>>> OfInputs { get; } = new[]
    {
        By<AdminActor>((scene, actor) => scene.ActorAsync(actor)),
        By<OrganizationProvision>((_, provision) => JudgeScene.ProvisionAsync(provision)),
        By<BasicInformation>((scene, information) => scene.CompleteAsync(information)),
        By<ServiceQuery>((scene, query) => Says(scene.Host.ContractedServices.ListAsync(scene.Owner, scene.Id, query))),
        By<IReadOnlyList<ContractTermInput>>((scene, terms) => Says(scene.Host.ContractedServices.PreviewContractAsync(scene.Owner, scene.Id, JudgeScene.Service, terms))),
        By<EstimateRequest>((scene, request) => Says(scene.Host.Billing.EstimateAsync(scene.Owner, scene.Id, request))),
        By<ChargeQuery>((scene, query) => Says(scene.Host.Charges.SearchAsync(scene.Owner, scene.Id, query))),
        By<UsageInput>((scene, usage) => scene.RecordAsync(usage)),
        By<AdjustmentInput>((scene, adjustment) => scene.AdjustAsync(adjustment)),
        By<ChangeLogQuery>((scene, query) => Says(scene.Host.ChangeLog.SearchAsync(scene.Owner, scene.Id, query))),
        By<MemberInvitation>((scene, invitation) => scene.InviteAsync(invitation)),
        By<MemberSearch>((scene, search) => Says(scene.Host.Members.SearchAsync(scene.Owner, scene.Id, search))),
        By<MemberQuery>((scene, query) => Says(scene.Host.Members.ListAsync(scene.Owner, scene.Id, query))),
        By<AgentQuery>((scene, query) => Says(scene.Host.Agents.ListAsync(scene.Owner, scene.Id, query))),
        By<PersonalSettingsChange>((scene, change) => Says(scene.Get<UserSettingsManager>().ChangeAsync(scene.Kim, scene.Id, JudgeScene.Service, Storage.StoreVersion.Any, change))),
        By<CtiSettingsInput>((scene, settings) => scene.SaveAsync(settings)),
        By<CtiAgentQuery>((scene, query) => Says(scene.Host.CtiAgents.ListAsync(scene.Owner, scene.Id, query))),
        By<SsoLoginInput>((scene, login) => Says(scene.Get<SsoLoginManager>().EditAsync(scene.Owner, scene.Id, JudgeScene.Login, Storage.StoreVersion.Any, login))),
        By<SsoLoginFields>((_, fields) => Task.FromResult(Verify(fields))),
        By<OpenApiRequest>((_, request) => Task.FromResult(Verify(request))),
        By<PerformanceEvent>((scene, happened) => scene.ReportAsync(happened)),
    }.ToDictionary();

    /// <summary>Texts of which a value is to be made.</summary>
    public static IReadOnlyDictionary<Type, Func<string?, bool>> OfTexts { get; } = new Dictionary<Type, Func<string?, bool>>
    {
        [typeof(OrganizationId)] = text => OrganizationId.TryParse(text, out _),
        [typeof(OrganizationName)] = text => OrganizationName.Create(text).Succeeded,
        [typeof(OrganizationDomain)] = text => OrganizationDomain.Create(text).Succeeded,
        [typeof(ServiceId)] = text => ServiceId.Create(text, Reserved).Succeeded,
        [typeof(ServiceName)] = text => ServiceName.Create(text).Succeeded,
        [typeof(MemberAccount)] = text => MemberAccount.Create(text).Succeeded,
        [typeof(MemberName)] = text => MemberName.Create(text).Succeeded,
        [typeof(MemberEmail)] = text => MemberEmail.Create(text).Succeeded,
        [typeof(MemberMobile)] = text => MemberMobile.Create(text).Succeeded,
        [typeof(CtiId)] = text => CtiId.Create(text).Succeeded,
        [typeof(CtiNo)] = text => CtiNo.Create(text).Succeeded,
        [typeof(RequestId)] = text => RequestId.Create(text).Succeeded,
        [typeof(LogCheckpointKey)] = text => LogCheckpointKey.TryParse(text, out _),
        [typeof(PriceBook)] = text => PriceBookJson.Read(Encoding.UTF8.GetBytes(text!), out _).Count == 0,
    };

    /// <summary>The code of a refusal, or "argument".</summary>
    public static async Task<string?> Says<T>(Task<Outcome<T>> call)
        where T : notnull
    {
        var outcome = await call;
        return outcome.Succeeded ? null : outcome.Error.Code;
    }

    private static KeyValuePair<Type, Func<JudgeScene, object, Task<string?>>> By<T>(Func<JudgeScene, T, Task<string?>> judge) => KeyValuePair.Create<Type, Func<JudgeScene, object, Task<string?>>>(
        typeof(T),
        async (scene, value) =>
        {
            try
            {
                return await judge(scene, (T)value);
            }
            catch (ArgumentException)
            {
                return "argument";
            }
        });

    private static string? Verify(SsoLoginFields fields)
    {
        var secret = new ApiSecret(1, "key");
        var policy = new SsoTokenPolicy { AcceptsVersion1 = true, AcceptsVersion2 = true, IsStrict = false, DeclaredFields = SsoOptionalFields.None, Audience = "a" };
        var now = Instant.FromUnixTimeMilliseconds(Math.Clamp(fields.Time, 0, 253_402_300_799_999));
        var proof = SsoTokenVerifier.Verify(SsoTokenVersion2.Sign(secret, "a", fields), fields, [secret], policy, now);
        return proof.Succeeded ? null : proof.Error.Code;
    }

    private static string? Verify(OpenApiRequest request)
    {
        var secret = new ApiSecret(1, "key");
        var checkedAs = OpenApiSignature.Verify(OpenApiSignature.Sign(secret, request), request, [secret], Instant.FromUnixTimeMilliseconds(request.Timestamp));
        return checkedAs.Succeeded ? null : checkedAs.Error.Code;
    }
}
