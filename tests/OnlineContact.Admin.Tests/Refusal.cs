using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests;

/// <summary>What a rule or a call says, on one line.</summary>
internal static class Refusal
{
    /// <summary>Code, target and arguments; nothing when there is no refusal.</summary>
    public static string Said(AdminError? error) =>
        error is null ? "" : $"{error.Code} {error.Target} {string.Join(' ', error.Arguments.Select(argument => $"{argument.Key}={argument.Value}"))}".TrimEnd();

    /// <summary>The code of what a call is refused with; "ok" when it is not.</summary>
    public static async Task<string> CodeAsync<T>(Task<Outcome<T>> call) where T : notnull
    {
        var outcome = await call;
        return outcome.Succeeded ? "ok" : outcome.Error.Code;
    }

    /// <summary>The code of what a call is refused with; "ok" when it is not.</summary>
    public static async Task<string> CodeAsync(Task<Outcome> call)
    {
        var outcome = await call;
        return outcome.Succeeded ? "ok" : outcome.Error.Code;
    }
}
