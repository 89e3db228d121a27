using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.Testing.Simulation.Laws;

/// <summary>
/// The requests, told to the model in the order of the log, come to what was answered; and what was refused, or had nothing to do, would
/// have come to that in some state that was there while the call went on.
/// </summary>
internal static class TheLogGoesAsTheModelSays
{
    private static readonly string[] OfTheMoment = [AdminErrors.ChangeBusy.Code];

    public static string? Broken(OrganizationFindings findings, AdministrationRecord record, NaiveAdministration model)
    {
        var open = record.Requests
            .Where(request => request.Organization == findings.Organization)
            .SelectMany(request => request.Attempts.Where(attempt => NeedsAReason(findings, request, attempt)).Select(attempt => (Request: request, Attempt: attempt)))
            .ToList();
        var erased = new HashSet<string>(StringComparer.Ordinal);
        open.RemoveAll(each => IsExplained(model, 0, each.Request, each.Attempt));
        foreach (var change in findings.Changes)
        {
            if (!change.IsRefusal && change.Request.Command is ErasePersonCommand erase && !erased.Add(erase.Account)) model.LeaveSomethingOf(findings.Organization, erase.Account);
            if (Difference(model, change) is { } difference) return difference;
            open.RemoveAll(each => IsExplained(model, change.Last, each.Request, each.Attempt));
        }

        if (open.Count == 0) return null;
        var (unexplained, answered) = (open[0].Request, open[0].Attempt);
        var answer = answered.Answer!.Value;
        return $"{unexplained} was answered {(answer.Succeeded ? "that there was nothing to do" : answer.Error.Code)}, which it was not in any state after entry {answered.From} up to entry {answered.To}.";
    }

    private static string? Difference(NaiveAdministration model, LoggedChange change)
    {
        var (request, entry) = (change.Request, change.Entries[0]);
        var expected = model.Apply(AsSent(model, request), entry.Time);
        var entries = model.Organizations.TryGetValue(request.Organization, out var organization) ? organization.Entries : 0;
        if (change.IsRefusal)
        {
            return expected.Refusal == AdminErrors.AccessDenied.Code && entries == change.Last
                ? null
                : $"Entry {change.Last} of {request.Organization} says that {request} was refused for a missing right; the model says {Show(expected)}.";
        }

        if (expected.Refusal is not null || !expected.Changed || entries != change.Last)
            return $"Entry {change.Last} of {request.Organization} says that {request} was done; the model says {Show(expected)}.";

        var wanted = (expected.Number, expected.Version, expected.Sequence, expected.At);
        foreach (var receipt in request.Receipts.Where(receipt => receipt.Sequence == change.Last))
        {
            var came = (receipt.Number, receipt.Version.Value, receipt.Sequence, receipt.At);
            if (came != wanted) return $"{request} was answered with {came}; the model says {wanted}.";
        }

        return null;
    }

    private static bool NeedsAReason(OrganizationFindings findings, SimulatedRequest request, SimulatedAttempt attempt)
    {
        if (attempt.Answer is not { } answer) return false;
        if (answer.TryGetValue(out var receipt, out var error)) return !receipt.Changed && request.Attempts.First(each => each.Answer is { Succeeded: true }) == attempt;
        return !OfTheMoment.Contains(error.Code) && !(error.Code == AdminErrors.AccessDenied.Code && findings.ChangesOf(request).Any());
    }

    private static bool IsExplained(NaiveAdministration model, long position, SimulatedRequest request, SimulatedAttempt attempt)
    {
        // What is answered without an error may have been remembered since an earlier attempt that got no answer.
        var since = attempt.Answer!.Value.Succeeded ? request.Attempts[0] : attempt;
        if (position < since.From || position > attempt.To) return false;
        foreach (var clock in request.Attempts.SkipWhile(each => each != since).TakeWhile(each => each != attempt).Append(attempt).SelectMany(each => each.Clock))
        {
            var expected = model.Copy(request.Organization).Apply(AsSent(model, request), clock);
            if (attempt.Answer!.Value.TryGetValue(out var receipt, out var error) ? IsSame(request, receipt, expected) : error.Code == expected.Refusal) return true;
        }

        return false;
    }

    private static bool IsSame(SimulatedRequest request, ChangeReceipt receipt, NaiveOutcome expected) =>
        expected is { Refusal: null, Changed: false }
            ? (receipt.Number, receipt.Version.Value, receipt.At) == (expected.Number, expected.Version, expected.At)

            // Of two erasures at the same time one finds that there is nothing left to do.
            : request.Command is ErasePersonCommand && expected.Refusal == AdminErrors.ChangeLogPersonUnknown.Code;

    private static AdminCommand AsSent(NaiveAdministration model, SimulatedRequest request)
    {
        if (request.Command is not ServiceCommand command) return request.Command;
        var good = command with { Seen = SeenVersion.Good };
        if (command is SetDiscountCommand) return good;
        return request.Version == StoreVersion.Any ? command with { Seen = SeenVersion.Any }
            : request.Version == model.VersionToSend(good) ? good
            : command with { Seen = SeenVersion.Stale };
    }

    private static string Show(NaiveOutcome outcome) => outcome.Refusal ?? (outcome.Changed ? "that it is done" : "that there is nothing to do");
}
