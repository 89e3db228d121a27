namespace OnlineContact.Admin.Contracts;

/// <summary>The one form that item codes, families and price-book names have.</summary>
internal static class CodeText
{
    public static bool IsCode(string? text)
    {
        if (text is not { Length: > 0 and <= ContractItem.MaxCodeLength }) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) return false;
        }

        return true;
    }

    public static string Require(string? text, string name) =>
        IsCode(text)
            ? text!
            : throw new ArgumentException($"{name} is 1 to {ContractItem.MaxCodeLength} of A-Z a-z 0-9 - _.", name);
}
