using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.Testing.Simulation.Laws;

/// <summary>A request that was refused, or failed with an error that does not call the outcome unknown, has changed nothing.</summary>
internal static class WhatFailedHasLeftNothing
{
    public static string? Broken(OrganizationFindings findings, AdministrationRecord record)
    {
        foreach (var request in record.Requests.Where(request => request.Organization == findings.Organization && request.Command is not ErasePersonCommand))
        {
            var (before, change) = (false, findings.ChangesOf(request).FirstOrDefault(change => !change.IsRefusal));
            if (change is null) continue;
            foreach (var attempt in request.Attempts)
            {
                if (attempt.Answer is { Succeeded: false } refused) return $"{request} was refused with {refused.Error.Code}, but it is entry {change.Last}.";

                // An earlier attempt, or a later one, may have done it.
                before |= attempt.Answer is not null || attempt.Error is null or AdminStorageException { OutcomeUnknown: true };
            }

            if (!before) return $"{request} failed with an error that does not say that the outcome is unknown ({request.Attempts[0].Error!.Message}), but it is entry {change.Last}.";
        }

        return null;
    }
}
