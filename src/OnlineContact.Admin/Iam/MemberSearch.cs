namespace OnlineContact.Admin.Iam;

/// <summary>
/// What members are searched by: parts of name, account and e-mail address, of which at least one is given. Width and case make no
/// difference; a name is also found by its initial consonants (초성); no sign has a special meaning.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record MemberSearch
{
    /// <summary>The largest page.</summary>
    public const int MaxPageSize = 100;

    /// <summary>The longest cursor.</summary>
    public const int MaxCursorLength = 1_000;

    /// <summary>A part of the name, at most <see cref="MemberName.MaxLength"/> code points; null or blank: any.</summary>
    public string? Name { get; init; }

    /// <summary>A part of the account, at most <see cref="MemberAccount.MaxLength"/> code points; null or blank: any.</summary>
    public string? Account { get; init; }

    /// <summary>A part of the e-mail address, at most <see cref="MemberEmail.MaxLength"/> code points; null or blank: any.</summary>
    public string? Email { get; init; }

    /// <summary>The most members wanted, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where the last page ended, as the directory gave it; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>Only that it is a search.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => "member search";
}

/// <summary>A page of members.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record MemberPage
{
    /// <summary>The members.</summary>
    public required IReadOnlyList<IamMember> Members { get; init; }

    /// <summary>
    /// Where the next page begins, in the directory's own form; null when nothing follows. As long as it is not null more may follow, even
    /// after a page that is not full.
    /// </summary>
    public required string? Next { get; init; }
}
