using System.IO.Compression;
using System.Xml.Linq;

namespace OnlineContact.Admin.PackageTests;

/// <summary>A package file, read whole.</summary>
internal sealed class Package
{
    private readonly Dictionary<string, byte[]> _entries = [];

    public Package(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var memory = new MemoryStream();
            content.CopyTo(memory);
            _entries.Add(entry.FullName, memory.ToArray());
        }
    }

    public IEnumerable<string> Names => _entries.Keys.Order(StringComparer.Ordinal);

    public byte[] this[string name] => _entries.TryGetValue(name, out var bytes)
        ? bytes
        : throw new InvalidOperationException($"The package has no {name}, only {string.Join(", ", Names)}.");

    public XElement Metadata => XDocument.Load(new MemoryStream(this[Names.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal))]))
        .Root!.Elements().Single(element => element.Name.LocalName == "metadata");

    /// <summary>A value of the nuspec.</summary>
    public string? Value(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <summary>The dependencies, written <c>group: id version</c>.</summary>
    public IEnumerable<string> Dependencies =>
        from dependency in Metadata.Descendants()
        where dependency.Name.LocalName == "dependency"
        let line = $"{(string?)dependency.Parent!.Attribute("targetFramework")}: {(string?)dependency.Attribute("id")} {(string?)dependency.Attribute("version")}"
        orderby line
        select line;
}
