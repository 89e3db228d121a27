namespace OnlineContact.Admin.PackageTests;

/// <summary>The samples of a store and of a connector as an author outside of the repository has them: their files, and the packed packages.</summary>
[Collection(PackedPackagesCollection.Name)]
public sealed class CustomPartsTests(PackedPackages packages)
{
    private static readonly string[] Samples = ["CustomStore", "CustomConnector", "CustomProof"];

    [Fact]
    public async Task A_store_and_a_connector_that_were_written_outside_are_proved_against_the_packages()
    {
        var outside = await OutsideProject.CreateAsync(packages, "proof", "OnlineContact.Admin", "OnlineContact.Admin.Testing", "Microsoft.Data.Sqlite");
        foreach (var file in Samples.SelectMany(sample => Directory.GetFiles(Path.Combine(Repository.Root, "docs", "samples", sample), "*.cs")))
            File.Copy(file, Path.Combine(outside.Folder, Path.GetFileName(file)));

        // Of the store's cases those about changes: all of them are run by the tests of the samples.
        string[] lines = [.. Lines(await outside.RunAsync("connector")), .. Lines(await outside.RunAsync("store", "change"))];

        Assert.InRange(lines.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)), 20, int.MaxValue);
        Assert.DoesNotContain(lines, line => line.StartsWith("FAILED", StringComparison.Ordinal));
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
