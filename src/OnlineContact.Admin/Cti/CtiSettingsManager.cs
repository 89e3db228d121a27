using OnlineContact.Admin.Access;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Cti.Rules;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// Keeps the CTI settings (CTI 관리) of an organization: which telephony system, which tenant there, and how it works. Saving asks the telephony
/// system for the tenant; when that cannot be reached the settings are saved as unverified, and asked for again by
/// <see cref="IAdminRuntime.RunDueAsync"/>.
/// </summary>
/// <remarks>
/// Safe to use from several threads; a singleton. Besides the refusals named at each method, every call may be refused with
/// OCA4002 no such organization, OCA4006 right missing, OCA4007 actor of another organization, OCA4008 actor's fields, and every one but
/// <see cref="SetAgreementAsync"/> with OCA5001 no service contracts phone calls; every change with OCA0006 busy, OCA0007 stale version,
/// OCA0008 request ID reused, OCA0010 clock far behind. Storage failures are thrown as <see cref="AdminStorageException"/>.
/// </remarks>
public sealed class CtiSettingsManager
{
    private readonly AdminDoor _door;
    private readonly CtiGateway _gateway;
    private readonly PhoneWitnesses _witnesses;

    internal CtiSettingsManager(AdminDoor door, CtiGateway gateway, PhoneWitnesses witnesses)
    {
        _door = door;
        _gateway = gateway;
        _witnesses = witnesses;
    }

    /// <summary>Reads the settings, and what can be chosen.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The settings; without any as long as none were saved.</returns>
    public Task<Outcome<CtiSettingsView>> GetAsync(AdminActor actor, OrganizationId organization, CancellationToken cancellationToken = default) =>
        _door.ReadAsync(
            Call(nameof(GetAsync), AdminOperations.ReadCtiSettings, actor, organization),
            Ask,
            seen => seen.Phone.Check() is { } none ? Outcome.Refused<CtiSettingsView>(none) : Outcome.Success(new CtiSettingsView
            {
                Settings = seen.Settings.ValueOrDefault,
                Version = seen.Settings.Version,
                HasIpccAgreement = seen.Agreement.ValueOrDefault is { IsGranted: true },
                Offered = [.. _gateway.Versions.Where(version => IpccNeedsAnAgreement.Check(version, seen.Agreement.ValueOrDefault) is null)],
            }),
            cancellationToken);

    /// <summary>Saves the settings; all of them are replaced. The telephony system is asked for the tenant first, within the time limit of the options.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="seen">The version the caller saw (<see cref="CtiSettingsView.Version"/>), or <see cref="StoreVersion.Any"/>.</param>
    /// <param name="input">What was typed in.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt; also when the telephony system could not be reached: then the settings are <see cref="CtiVerification.Unverified"/>. Or
    /// OCA5007 version, OCA5008 no agreement, OCA5009 not activated, OCA5010 tenant unknown, OCA5011 tenant name, OCA5012 tenant ID, OCA5013
    /// no connector, OCA5014 the connector cannot tell whether Mobile Contact is activated.
    /// </returns>
    public Task<Outcome<ChangeReceipt>> SaveAsync(AdminActor actor, OrganizationId organization, StoreVersion seen, CtiSettingsInput input, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var content = requestId == RequestId.None ? "" : AdminCall.ContentOf(
            seen.Value, (int)input.Version, input.TenantName, input.TenantId, input.DailyLog, input.AfterCallWork, input.OutboundTicketAlways);
        var call = Call(nameof(SaveAsync), AdminOperations.SaveCtiSettings, actor, organization, requestId, content);
        return _door.ReadAsync(
            call,
            Ask,
            async seenFirst =>
            {
                var wrong = seenFirst.Phone.Check();
                if (wrong is null && CtiSettingsSteps.Save(input, organization, CtiVerification.Unverified, _door.Now) is { Succeeded: false } unsound) wrong = unsound.Error;
                wrong ??= IpccNeedsAnAgreement.Check(input.Version, seenFirst.Agreement.ValueOrDefault);
                if (wrong is not null) return Outcome.Refused<ChangeReceipt>(wrong);
                var verified = await VerificationAsync(CtiSettingsSteps.Save(input, organization, CtiVerification.Unverified, _door.Now).Value, cancellationToken).ConfigureAwait(false);
                if (!verified.TryGetValue(out var verification, out var error)) return Outcome.Refused<ChangeReceipt>(error);
                return await _door.ChangeAsync(
                    call,
                    Ask,
                    (change, read) =>
                    {
                        if (read.Phone.Check() is { } none) return none;
                        if (Change.CheckVersion(seen, read.Settings.Version) is { } stale) return stale;
                        if (IpccNeedsAnAgreement.Check(input.Version, read.Agreement.ValueOrDefault) is { } refused) return refused;
                        var known = CtiSettingsSteps.Keep(verification, input, read.Settings.ValueOrDefault);
                        if (!CtiSettingsSteps.Save(input, organization, known, change.Now).TryGetValue(out var settings, out var unsaved)) return unsaved;
                        Write(change, AdminOperations.SaveCtiSettings, read, settings);
                        return null;
                    },
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Asks the telephony system for the saved tenant again, and notes what it says.</summary>
    /// <param name="actor">The operator or an organization administrator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The receipt, whatever the telephony system says of the tenant: <see cref="GetAsync"/> shows it. Or OCA5006 no settings, OCA5013 no
    /// connector, OCA5014 it cannot ask, OCA5017 not reached.
    /// </returns>
    public Task<Outcome<ChangeReceipt>> VerifyAsync(AdminActor actor, OrganizationId organization, CancellationToken cancellationToken = default)
    {
        var call = Call(nameof(VerifyAsync), AdminOperations.VerifyCtiSettings, actor, organization);
        return _door.ReadAsync(
            call,
            Ask,
            async known =>
            {
                if (known.Phone.Check() is { } none) return Outcome.Refused<ChangeReceipt>(none);
                if (known.Settings.ValueOrDefault is not { } settings) return Outcome.Refused<ChangeReceipt>(AdminErrors.CtiSettingsMissing.With(null));
                if (!_gateway.For(settings.Version, CtiCapabilities.CheckTenant).TryGetValue(out var connector, out var error)) return Outcome.Refused<ChangeReceipt>(error);
                var answer = await _gateway.AskAsync(stop => connector.CheckTenantAsync(settings.Tenant, stop), cancellationToken).ConfigureAwait(false);
                var verification = CtiSettingsSteps.Read(answer);
                if (verification == CtiVerification.Unverified) return Outcome.Refused<ChangeReceipt>(CtiGateway.ErrorOf(answer.Answer)!);
                return await _door.ChangeAsync(
                    call,
                    Ask,
                    (change, read) =>
                    {
                        // Saved anew meanwhile: that was verified by itself.
                        if (read.Settings.Version != known.Settings.Version) return null;
                        Write(change, AdminOperations.VerifyCtiSettings, read, settings with { Verification = verification, CheckedAt = change.Now });
                        return null;
                    },
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>
    /// Grants the organization IPCC (Private), or withdraws it. It can be granted before anything is contracted. After a withdrawal the settings
    /// stay as they are, but nobody signs in with them.
    /// </summary>
    /// <param name="actor">The operator.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="granted">Whether it is granted.</param>
    /// <param name="requestId">Makes a repetition answer as the first time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The receipt.</returns>
    public Task<Outcome<ChangeReceipt>> SetAgreementAsync(AdminActor actor, OrganizationId organization, bool granted, RequestId requestId = default, CancellationToken cancellationToken = default) =>
        _door.ChangeAsync(
            Call(nameof(SetAgreementAsync), AdminOperations.SetCtiAgreement, actor, organization, requestId, AdminCall.ContentOf(granted)),
            static fetch => fetch.One(CtiAgreement.Shape.SingleKey()),
            (change, slot) =>
            {
                var before = slot.ValueOrDefault is { IsGranted: true };
                change.Answer(0, slot.Version);
                if (before == granted) return null;
                var agreement = new CtiAgreement { Organization = change.Organization, IsGranted = granted, ChangedAt = change.Now };
                if (slot.Found) change.Writes.Replace(slot, agreement);
                else change.Writes.Insert(agreement, CtiAgreement.Shape);
                CtiText.LogAgreement(change, before, granted);
                change.Answer(0, slot.Found ? slot.Version.Next : StoreVersion.First);
                return null;
            },
            cancellationToken);

    /// <summary>What the telephony system says of the tenant, or that there is nobody to ask.</summary>
    private async Task<Outcome<CtiVerification>> VerificationAsync(CtiSettings settings, CancellationToken cancellationToken)
    {
        if (_gateway.Find(settings.Version) is not { } connector) return Outcome.Refused<CtiVerification>(AdminErrors.CtiConnectorMissing.With("version", settings.Version));
        if (!_gateway.For(settings.Version, CtiCapabilities.CheckTenant).TryGetValue(out _, out var error))
            return settings.Version == CtiVersion.MobileContact ? Outcome.Refused<CtiVerification>(error) : Outcome.Success(CtiVerification.NotAsked);
        var answer = await _gateway.AskAsync(stop => connector.CheckTenantAsync(settings.Tenant, stop), cancellationToken).ConfigureAwait(false);
        return Outcome.Success(CtiSettingsSteps.Read(answer));
    }

    private CtiRead Ask(Fetch fetch) => CtiRead.Of(fetch, _witnesses);

    private static void Write(Change change, AdminOperation operation, CtiRead read, CtiSettings settings)
    {
        var before = read.Settings.ValueOrDefault;
        change.Answer(0, read.Settings.Version);
        if (before is not null && settings.SaysTheSameAs(before)) return;
        if (before is not null) change.Writes.Replace(read.Settings, settings);
        else change.Writes.Insert(settings, CtiSettings.Shape);
        if (settings.Verification == CtiVerification.Unverified && !read.Unverified.Found)
            change.Writes.Insert(new CtiUnverified { Organization = change.Organization, Since = change.Now }, CtiUnverified.Shape);
        if (settings.Verification != CtiVerification.Unverified && read.Unverified.Found) change.Writes.Remove(read.Unverified);
        read.Phone.Require(change.Writes);
        change.Writes.Require(read.Agreement);
        CtiText.LogSettings(change, operation, before, settings);
        change.Answer(0, before is null ? StoreVersion.First : read.Settings.Version.Next);
    }

    private static AdminCall Call(string name, AdminOperation operation, AdminActor actor, OrganizationId organization, RequestId requestId = default, string content = "")
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AdminCall { Name = $"CtiSettingsManager.{name}", Operation = operation, Actor = actor, Organization = organization, RequestId = requestId, Content = content };
    }
}
