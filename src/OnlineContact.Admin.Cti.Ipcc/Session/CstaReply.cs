using OnlineContact.Admin.Cti.Ipcc.Messages;

namespace OnlineContact.Admin.Cti.Ipcc.Session;

/// <summary>What became of a request.</summary>
internal enum CstaReplyStatus
{
    /// <summary>The exchange did what was asked.</summary>
    Done,

    /// <summary>The exchange said no.</summary>
    Refused,

    /// <summary>Not a byte of it went out.</summary>
    NotSent,

    /// <summary>It went out, and no answer came: whether it was done nobody knows, and it is never sent again.</summary>
    Unanswered,
}

/// <summary>What became of a request, and the answer.</summary>
internal readonly record struct CstaReply(CstaReplyStatus Status, CstaElement? Answer = null)
{
    public static CstaReply NotSent { get; } = new(CstaReplyStatus.NotSent);

    public static CstaReply Unanswered { get; } = new(CstaReplyStatus.Unanswered);

    /// <summary>An answer of the exchange: ECMA-323 says no by <c>CSTAErrorCode</c>, ECMA-354 by a <c>NegResponse</c>.</summary>
    public static CstaReply Of(CstaElement answer) => new(IsRefusal(answer) ? CstaReplyStatus.Refused : CstaReplyStatus.Done, answer);

    /// <summary>Why the exchange said no: the standard's word for it, for example <c>invalidAgentID</c>. Bounded, and of letters and digits alone.</summary>
    public string Reason
    {
        get
        {
            const int longest = 60;
            var text = Deepest(Answer) ?? "";
            return text.Length is > 0 and <= longest && text.All(char.IsAsciiLetterOrDigit) ? text : "unspecified";
        }
    }

    private static bool IsRefusal(CstaElement answer) => answer.Name == "CSTAErrorCode" || answer.Name.EndsWith("NegResponse", StringComparison.Ordinal);

    private static string? Deepest(CstaElement? element)
    {
        while (element is { Children.Count: > 0 }) element = element.Children[0];
        return element?.Text;
    }
}
