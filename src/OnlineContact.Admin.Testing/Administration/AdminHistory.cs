using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>Gives a history to a running library and to <see cref="NaiveAdministration"/> alike, and finds where they differ.</summary>
/// <remarks>Not safe for several threads.</remarks>
public static class AdminHistory
{
    /// <summary>Gives one command to the library.</summary>
    /// <param name="host">The library.</param>
    /// <param name="command">The command.</param>
    /// <param name="version">The version that is sent along: of what the caller has seen, or <see cref="StoreVersion.Any"/>. Commands that take none leave it alone.</param>
    /// <param name="requestId">The request's ID.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What the manager answered.</returns>
    public static Task<Outcome<ChangeReceipt>> SendAsync(AdminTestHost host, AdminCommand command, StoreVersion version, RequestId requestId = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(command);
        var (actor, organization, services, seen, id) = (command.Actor, command.Organization, host.ContractedServices, version, requestId);
        return command switch
        {
            ProvisionCommand c => host.Organizations.ProvisionAsync(actor, c.Provision, id, cancellationToken),
            ConfirmClockCommand => host.Organizations.ConfirmClockAsync(actor, organization, cancellationToken),
            ErasePersonCommand c => host.ChangeLog.ErasePersonAsync(actor, organization, c.Account, cancellationToken),
            AddServiceCommand c => services.AddAsync(actor, organization, c.Type, id, cancellationToken),
            SaveDraftCommand c => services.SaveDraftAsync(actor, organization, c.Service, seen, c.Information, id, cancellationToken),
            SaveBasicInformationCommand c => services.SaveBasicInformationAsync(actor, organization, c.Service, seen, c.Information, id, cancellationToken),
            RegisterContractCommand c => services.RegisterContractAsync(actor, organization, c.Service, seen, c.Terms, id, cancellationToken),
            ChangeContractCommand c => ChangeContractAsync(host, c, seen, id, cancellationToken),
            SuspendCommand c => services.SuspendAsync(actor, organization, c.Service, seen, id, cancellationToken),
            ResumeCommand c => services.ResumeAsync(actor, organization, c.Service, seen, id, cancellationToken),
            TerminateCommand c => services.TerminateAsync(actor, organization, c.Service, seen, id, cancellationToken),
            DiscardCommand c => services.DiscardAsync(actor, organization, c.Service, seen, id, cancellationToken),
            SetPictureCommand c => services.SetPictureAsync(actor, organization, c.Service, seen, c.Bytes, id, cancellationToken),
            RemovePictureCommand c => services.RemovePictureAsync(actor, organization, c.Service, seen, id, cancellationToken),
            SetDiscountCommand c => host.Billing.SetDiscountAsync(actor, organization, c.Service, c.From, c.Percent, id, cancellationToken),
            InviteCommand { Registers: true } c => host.Members.RegisterAsync(actor, organization, c.Invitation, id, cancellationToken),
            InviteCommand c => host.Members.InviteAsync(actor, organization, c.Invitation, id, cancellationToken),
            ResendCommand c => host.Members.ResendAsync(actor, organization, c.Account, seen, id, cancellationToken),
            CancelInvitationCommand c => host.Members.CancelAsync(actor, organization, c.Account, seen, id, cancellationToken),
            DisableMemberCommand c => host.Members.DisableAsync(actor, organization, c.Account, seen, id, cancellationToken),
            EnableMemberCommand c => host.Members.EnableAsync(actor, organization, c.Account, seen, id, cancellationToken),
            AcceptCommand c => host.Members.AcceptAsync(actor, TokenFor(host, c), id, cancellationToken),
            AddAdministratorsCommand c => host.Administrators.AddAsync(actor, organization, seen, c.Accounts, id, cancellationToken),
            RemoveAdministratorsCommand c => host.Administrators.RemoveAsync(actor, organization, seen, c.Accounts, id, cancellationToken),
            AddAgentsCommand c => host.Agents.AddAsync(actor, organization, c.Accounts, id, cancellationToken),
            GiveRoleCommand c => host.Agents.GiveRoleAsync(actor, organization, c.Account, c.Service, seen, c.Role, c.Channels, id, cancellationToken),
            TakeRoleCommand c => host.Agents.TakeRoleAsync(actor, organization, c.Account, c.Service, seen, id, cancellationToken),
            ChangeSettingsCommand c => host.Services.GetRequiredService<UserSettingsManager>().ChangeAsync(actor, organization, c.Service, seen, c.Change, id, cancellationToken),
            SsoCommand c => SendAsync(host.Services.GetRequiredService<SsoLoginManager>(), c, seen, id, cancellationToken),
            RemoveAgentCommand c => host.Agents.RemoveAsync(actor, organization, c.Account, seen, id, cancellationToken),
            _ => throw new ArgumentException("No such command.", nameof(command)),
        };
    }

    /// <summary>Runs a history in both, compares every answer, and everything there is now and then and at the end.</summary>
    /// <param name="host">The library; its clock is moved.</param>
    /// <param name="model">The model; it has to know what the library knows already.</param>
    /// <param name="steps">The history.</param>
    /// <param name="lookEvery">After how many steps everything is compared.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The first difference; null when there is none.</returns>
    public static async Task<string?> DifferenceAsync(AdminTestHost host, NaiveAdministration model, IReadOnlyList<AdminStep> steps, int lookEvery = 13, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(steps);
        for (var i = 0; i < steps.Count; i++)
        {
            var command = steps[i].Command;
            host.Clock.Advance(steps[i].Advance);
            var version = model.VersionToSend(command);
            var expected = model.Apply(command, host.Clock.Now);
            var outcome = await SendAsync(host, command, version, default, cancellationToken).ConfigureAwait(false);
            if (AnswerDifference(expected, outcome) is { } answer) return $"Step {i}, {command}, at {host.Clock.Now}: {answer}";
            if ((i + 1) % lookEvery != 0 && i + 1 < steps.Count) continue;
            if (await DeliveryDifferenceAsync(host, model, cancellationToken).ConfigureAwait(false) is { } delivery) return $"After step {i}, {command}, at {host.Clock.Now}: {delivery}";
            if (await StateDifferenceAsync(host, model, cancellationToken).ConfigureAwait(false) is { } state) return $"After step {i}, {command}, at {host.Clock.Now}: {state}";
        }

        return null;
    }

    /// <summary>Compares all services with their actions, the change log and the pictures of all organizations.</summary>
    /// <param name="host">The library.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The first difference; null when there is none.</returns>
    public static async Task<string?> StateDifferenceAsync(AdminTestHost host, NaiveAdministration model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(model);
        foreach (var (id, organization) in model.Organizations)
        {
            var log = await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, id, cancellationToken).ConfigureAwait(false);
            if (!log.Value.IsWhole) return $"{id}: the change log is not whole: {log.Value.Fault} at {log.Value.FaultAt}";
            if (log.Value.Entries != organization.Entries) return $"{id}: {log.Value.Entries} entries instead of {organization.Entries}";

            if (await PeopleDifference.FindAsync(host, id, organization, cancellationToken).ConfigureAwait(false) is { } people) return $"{id}: {people}";
            if (await SsoDifference.FindAsync(host, id, organization, cancellationToken).ConfigureAwait(false) is { } logins) return $"{id}: {logins}";
            var rows = new List<ServiceRow>();
            var query = new ServiceQuery { PageSize = 3 };
            do
            {
                var page = await host.ContractedServices.ListAsync(AdminTestHost.Operator, id, query, cancellationToken).ConfigureAwait(false);
                rows.AddRange(page.Value.Rows);
                query = query with { Cursor = page.Value.Next };
            }
            while (query.Cursor is not null);

            if (!rows.Select(row => row.Service.Number).SequenceEqual(organization.Services.Keys))
                return $"{id}: services {string.Join(',', rows.Select(row => row.Service.Number))} instead of {string.Join(',', organization.Services.Keys)}";
            foreach (var row in rows)
            {
                var service = organization.Services[row.Service.Number];
                if (await RowDifferenceAsync(host, id, organization, service, row, cancellationToken).ConfigureAwait(false) is { } difference)
                    return $"{id}, service {service.Number}: {difference}";
            }
        }

        return null;
    }

    private static Task<Outcome<ChangeReceipt>> SendAsync(SsoLoginManager logins, SsoCommand command, StoreVersion seen, RequestId id, CancellationToken cancellationToken) => command switch
    {
        AddSsoLoginCommand c => logins.AddAsync(c.Actor, c.Organization, c.Login, id, cancellationToken),
        EditSsoLoginCommand c => logins.EditAsync(c.Actor, c.Organization, c.Number, seen, c.Login, id, cancellationToken),
        DeleteSsoLoginCommand c => logins.DeleteAsync(c.Actor, c.Organization, c.Number, seen, id, cancellationToken),
        ChooseSsoLoginCommand c => logins.ChooseAsync(c.Actor, c.Organization, c.Service, seen, c.Login, id, cancellationToken),
        _ => throw new ArgumentException("No such command.", nameof(command)),
    };

    /// <summary>The consequences are previewed by the operator, so that a refusal of the preview is not logged beside that of the change.</summary>
    private static async Task<Outcome<ChangeReceipt>> ChangeContractAsync(AdminTestHost host, ChangeContractCommand command, StoreVersion seen, RequestId id, CancellationToken cancellationToken)
    {
        var agreed = default(Digest);
        if (command.Agrees)
        {
            var preview = await host.ContractedServices.PreviewContractAsync(AdminTestHost.Operator, command.Organization, command.Service, command.Terms, cancellationToken).ConfigureAwait(false);
            if (preview.Succeeded) agreed = preview.Value.Digest;
        }

        return await host.ContractedServices.ChangeContractAsync(command.Actor, command.Organization, command.Service, seen, command.Terms, agreed, id, cancellationToken).ConfigureAwait(false);
    }

    private static string TokenFor(AdminTestHost host, AcceptCommand command)
    {
        var sent = host.Mailer.Sent.Where(message => message.Organization == command.Organization && message.Account.Value == command.Account).Select(message => message.Token).ToList();
        return sent.Count == 0 ? "made-up" : command.First ? sent[0] : sent[^1];
    }

    private static async Task<string?> DeliveryDifferenceAsync(AdminTestHost host, NaiveAdministration model, CancellationToken cancellationToken)
    {
        if (!model.CanDeliver(host.Clock.Now)) return null;
        model.Deliver(host.Clock.Now);
        var jobs = await host.Runtime.RunDueAsync(Instant.MaxValue, cancellationToken).ConfigureAwait(false);
        return jobs.FirstOrDefault(job => job.LastError is not null) is { } failed ? $"the job {failed.Name} failed: {failed.LastError}" : null;
    }

    private static string? AnswerDifference(NaiveOutcome expected, Outcome<ChangeReceipt> outcome)
    {
        if (!outcome.TryGetValue(out var receipt, out var error))
            return error.Code == expected.Refusal ? null : $"refused with {error.Code} instead of {expected.Refusal ?? "success"}";
        if (expected.Refusal is not null) return $"success instead of {expected.Refusal}";
        var came = (receipt.Changed, receipt.Number, receipt.Version.Value, receipt.Sequence, receipt.At);
        var wanted = (expected.Changed, expected.Number, expected.Version, expected.Sequence, expected.At);
        return came == wanted ? null : $"the receipt says {came} instead of {wanted}";
    }

    private static async Task<string?> RowDifferenceAsync(AdminTestHost host, OrganizationId id, NaiveOrganization organization, NaiveService expected, ServiceRow row, CancellationToken cancellationToken)
    {
        var picture = await host.ContractedServices.GetPictureAsync(AdminTestHost.Operator, id, expected.Number, cancellationToken).ConfigureAwait(false);
        var service = row.Service;
        var came = new NaiveService
        {
            Number = service.Number,
            Type = service.Type,
            Name = service.Name?.Value,
            Id = service.Id?.Value,
            Languages = service.Languages.Codes,
            MainLanguage = service.Languages.Main,
            TimeZone = service.TimeZone,
            Picture = picture.Succeeded ? picture.Value.Bytes.ToArray() : null,
            HasBasicInformation = service.HasBasicInformation,
            Terms = service.Terms?.Items.ToDictionary(term => term.Item, term => term.Users),
            Status = service.Status,
            TerminatedOn = service.TerminatedOn,
        };
        if (row.Version.Value != expected.Version) return $"version {row.Version} instead of {expected.Version}";
        if (came.Text() != expected.Text()) return $"{came.Text()} instead of {expected.Text()}";
        if (service.RegisteredOn != expected.RegisteredOn) return $"registered on {service.RegisteredOn} instead of {expected.RegisteredOn}";
        if (row.BasicInformation != (expected.HasBasicInformation ? StepButton.Edit : StepButton.Register)) return "the wrong button of step 1";
        if (row.Contract != (expected.Terms is not null ? StepButton.Edit : StepButton.Register)) return "the wrong button of step 2";
        foreach (var state in row.Actions())
        {
            var refusal = NaiveAdministration.ActionRefusal(organization, expected, state.Action, host.Clock.Now);
            if (state.Refusal?.Code != refusal) return $"{state.Action} answers {state.Refusal?.Code ?? "allowed"} instead of {refusal ?? "allowed"}";
        }

        return null;
    }
}
