using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests;

/// <summary>What a rule says, on one line.</summary>
internal static class Refusal
{
    /// <summary>Code, target and arguments; nothing when there is no refusal.</summary>
    public static string Said(AdminError? error) =>
        error is null ? "" : $"{error.Code} {error.Target} {string.Join(' ', error.Arguments.Select(argument => $"{argument.Key}={argument.Value}"))}".TrimEnd();
}
