namespace OnlineContact.Admin.Cti.Ipcc.Messages;

/// <summary>An element of a message: its local name, its text, what is within. Which edition's namespace it is in does not matter.</summary>
internal sealed class CstaElement(string name)
{
    private List<CstaElement>? _children;

    public string Name { get; } = name;

    /// <summary>Its text; empty when it has none.</summary>
    public string Text { get; set; } = "";

    public IReadOnlyList<CstaElement> Children => _children ?? [];

    public void Add(CstaElement child) => (_children ??= []).Add(child);

    /// <summary>The first element of a name within; null when there is none.</summary>
    public CstaElement? Within(string name)
    {
        if (_children is null) return null;
        foreach (var child in _children)
        {
            if (child.Name == name) return child;
        }

        return null;
    }

    /// <summary>All elements of a name within.</summary>
    public IEnumerable<CstaElement> Each(string name) => Children.Where(child => child.Name == name);

    /// <summary>The first element of a name at any depth; null when there is none.</summary>
    public CstaElement? Anywhere(string name)
    {
        if (_children is null) return null;
        foreach (var child in _children)
        {
            if (child.Name == name) return child;
            if (child.Anywhere(name) is { } found) return found;
        }

        return null;
    }

    /// <summary>The text of an element within; null when it is missing or empty.</summary>
    public string? TextOf(string name) => Within(name)?.Text is { Length: > 0 } text ? text : null;

    /// <summary>
    /// The number of a device. It is written as text, within <c>deviceIdentifier</c>, or as the <c>deviceID</c> of a connection; plain, or as
    /// <c>N&lt;number&gt;name;noa=…</c>.
    /// </summary>
    public string? DeviceOf(string name)
    {
        if (Within(name) is not { } device) return null;
        var text = device.Children.Count > 0 ? device.TextOf("deviceIdentifier") ?? device.TextOf("deviceID") ?? "" : device.Text;
        if (text.StartsWith("N<", StringComparison.Ordinal) && text.IndexOf('>', StringComparison.Ordinal) is > 2 and var end) text = text[2..end];
        return text.Length > 0 ? text : null;
    }
}
