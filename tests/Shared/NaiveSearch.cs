using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>What a search finds, by looking at every text of every entry.</summary>
internal static class NaiveSearch
{
    public static bool Finds(ChangeLogQuery query, ChangeLogEntry entry) =>
        (query.Category is not { } category || entry.Category == category)
        && (query.From is not { } from || entry.Time >= from)
        && (query.Until is not { } until || entry.Time < until)
        && Has(query.Content, entry.Content(query.Language))
        && Has(query.Name, entry.ActorName.Value, entry.TargetName.Value)
        && Has(query.Address, entry.IpAddress.Value)
        && Has(query.Service, entry.ServiceId.Value, entry.ServiceName.Value)
        && Has(query.Account, entry.ActorId.Value, entry.TargetId.Value);

    private static bool Has(string? part, params string?[] texts)
    {
        var folded = TextFolding.Fold(part ?? "");
        if (folded.Length == 0) return true;
        var byInitials = InitialConsonants.AreIn(folded);
        string Form(string text) => byInitials ? InitialConsonants.Of(text) : text;
        return texts.Any(text => text is not null && Form(TextFolding.Fold(text)).Contains(Form(folded), StringComparison.Ordinal));
    }
}
