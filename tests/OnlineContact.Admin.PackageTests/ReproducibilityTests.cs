using System.Security.Cryptography;

namespace OnlineContact.Admin.PackageTests;

[Collection(PackedPackagesCollection.Name)]
public sealed class ReproducibilityTests(PackedPackages packages)
{
    [Fact]
    public void Two_packs_of_one_commit_have_the_same_contents()
    {
        foreach (var file in Directory.GetFiles(packages.First).Select(Path.GetFileName))
        {
            var first = new Package(Path.Combine(packages.First, file!));
            var second = new Package(Path.Combine(packages.Second, file!));

            Assert.Equal(first.Names, second.Names);
            Assert.Equal([], first.Names.Where(name => !first[name].AsSpan().SequenceEqual(second[name])).Select(name => $"{file}: {name}"));
        }
    }

    [Fact]
    public void Two_packs_of_one_commit_are_the_same_files() => Assert.Equal(Hashes(packages.First), Hashes(packages.Second));

    private static IEnumerable<string> Hashes(string folder) => Directory.GetFiles(folder)
        .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")
        .Order(StringComparer.Ordinal);
}
