namespace OnlineContact.Admin.Cti.Ipcc.Messages;

/// <summary>The namespaces of ECMA-323, editions 2 to 5, and of ECMA-354. The second edition had two homes.</summary>
internal static class CstaNamespaces
{
    public const string Session = "http://www.ecma-international.org/standards/ecma-354/appl_session";

    public const int FirstEdition = 2;
    public const int LastEdition = 5;

    private const string Current = "http://www.ecma-international.org/standards/ecma-323/csta/ed";
    private const string Former = "http://www.ecma.ch/standards/ecma-323/csta/ed";

    /// <summary>The namespace of an edition, as we write it.</summary>
    public static string Of(int edition) => edition switch
    {
        2 => Current + "2",
        3 => Current + "3",
        4 => Current + "4",
        5 => Current + "5",
        _ => throw new ArgumentOutOfRangeException(nameof(edition), edition, $"An edition is {FirstEdition} to {LastEdition}."),
    };

    /// <summary>
    /// The edition of a namespace or of a protocol version, 0 when it is none of ours. Vendors append a part of their own to a protocol version
    /// (<c>…/csta/ed3/priv5</c>); the edition is what counts.
    /// </summary>
    public static int EditionOf(string name)
    {
        var rest = name.StartsWith(Current, StringComparison.Ordinal) ? name.AsSpan(Current.Length)
            : name.StartsWith(Former, StringComparison.Ordinal) ? name.AsSpan(Former.Length)
            : default;
        if (rest.IsEmpty || (rest.Length > 1 && rest[1] != '/')) return 0;
        return rest[0] - '0' is >= FirstEdition and <= LastEdition and var edition ? edition : 0;
    }

    /// <summary>Whether messages of a namespace are understood.</summary>
    public static bool IsKnown(string name) => name == Session || EditionOf(name) != 0;
}
