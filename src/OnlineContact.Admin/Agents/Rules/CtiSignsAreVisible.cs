using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.Agents.Rules;

/// <summary>A CTI ID and a CTI NO are what an exchange prints: visible ASCII signs, no space among them. D.</summary>
internal static class CtiSignsAreVisible
{
    public static AdminError? Check(string? text, AdminErrorKind kind, string target, int limit)
    {
        var length = text is null ? 0 : TextFolding.CodePoints(text);
        if (length == 0 || length > limit) return kind.With(target, limit, length);
        for (var i = 0; i < text!.Length; i++)
        {
            if (text[i] is < '!' or > '~') return kind.With(target, limit, ShownText.Sign(text, i + 1));
        }

        return null;
    }
}
