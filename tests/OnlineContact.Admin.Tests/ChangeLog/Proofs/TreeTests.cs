using FsCheck.Fluent;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

public class TreeTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");

    /// <summary>The tree of eight leaves that implementations of RFC 6962 are tested with, and its roots from one leaf on.</summary>
    private static readonly byte[][] KnownLeaves = [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    private static readonly string[] KnownRoots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_known_roots_of_the_known_leaves()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", MerkleTree.Empty.ToString());
        var tree = new TreeFrontier();
        for (var n = 1; n <= KnownLeaves.Length; n++)
        {
            // The data of these leaves have other lengths than our hashes, so their leaf hashes are made here.
            tree.Add(Digest.Of([0, .. KnownLeaves[n - 1]]));
            Assert.Equal(KnownRoots[n - 1], tree.Root().ToString());
            Assert.Equal(KnownRoots[n - 1], Convert.ToHexStringLower(NaiveTree.Root(KnownLeaves[..n])));
        }
    }

    /// <summary>The paths for the known leaves, as certificate transparency's own tests have them.</summary>
    [Fact]
    public void The_known_paths_of_the_known_leaves()
    {
        Assert.Equal(
            ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"],
            Hex(Fold(TreePlan.Inclusion(0, 8), KnownLeaves)));
        Assert.Equal(
            ["bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
            Hex(Fold(TreePlan.Inclusion(5, 8), KnownLeaves)));
        Assert.Equal(
            ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
            Hex(Fold(TreePlan.Consistency(6, 8), KnownLeaves)));
    }

    [Fact]
    public void Every_path_of_every_small_tree_is_that_of_the_recursion_and_verifies()
    {
        for (var size = 1; size <= 34; size++)
        {
            var leaves = Leaves(size, seed: size);
            var root = Digest.From(NaiveTree.Root(leaves));
            for (var i = 0; i < size; i++)
            {
                var path = Fold(TreePlan.Inclusion(i, size), leaves);
                Assert.Equal(NaiveTree.Path(i, leaves).Select(Convert.ToHexStringLower), Hex(path));
                Assert.True(Inclusion(leaves, i, size, path).Verify(root));
            }

            for (var old = 1; old <= size; old++)
            {
                var path = Fold(TreePlan.Consistency(old, size), leaves);
                Assert.Equal(NaiveTree.Proof(old, leaves).Select(Convert.ToHexStringLower), Hex(path));
                Assert.True(Consistency(old, size, path).Verify(Digest.From(NaiveTree.Root(leaves[..old])), root));
            }
        }
    }

    [Fact]
    public void Random_trees_have_the_roots_and_paths_of_the_recursion()
    {
        var sizes = Gen.Choose(1, 700).Two().Select(pair => (Old: Math.Min(pair.Item1, pair.Item2), New: Math.Max(pair.Item1, pair.Item2))).ToArbitrary();
        Campaign.Run(sizes, 40, sizes =>
        {
            var leaves = Leaves(sizes.New, sizes.New);
            var tree = new TreeFrontier();
            var old = default(Digest);
            foreach (var leaf in leaves)
            {
                tree.Add(MerkleTree.Leaf(Digest.From(leaf)));
                if (tree.Size == sizes.Old) old = tree.Root();
            }

            Assert.Equal(Digest.From(NaiveTree.Root(leaves)), tree.Root());
            Assert.True(Inclusion(leaves, sizes.Old - 1, sizes.New, Fold(TreePlan.Inclusion(sizes.Old - 1, sizes.New), leaves)).Verify(tree.Root()));
            Assert.True(Consistency(sizes.Old, sizes.New, Fold(TreePlan.Consistency(sizes.Old, sizes.New), leaves)).Verify(old, tree.Root()));
        });
    }

    [Fact]
    public void A_proof_with_anything_else_in_it_does_not_verify()
    {
        for (var size = 1; size <= 17; size++)
        {
            var leaves = Leaves(size, 7);
            var root = Digest.From(NaiveTree.Root(leaves));
            for (var i = 0; i < size; i++)
            {
                var good = Inclusion(leaves, i, size, Fold(TreePlan.Inclusion(i, size), leaves));
                Assert.True(good.Verify(root));
                Assert.False(good.Verify(Digest.Of("another"u8)));
                Assert.False((good with { EntryHash = Digest.Of("another"u8) }).Verify(root));
                foreach (var path in Spoiled(good.Path)) Assert.False((good with { Path = path }).Verify(root));
                for (var other = -1; other <= size + 2; other++)
                {
                    if (other != i + 1) Assert.False((good with { Sequence = other }).Verify(root));
                }
            }

            for (var old = 1; old <= size; old++)
            {
                var before = Digest.From(NaiveTree.Root(leaves[..old]));
                var good = Consistency(old, size, Fold(TreePlan.Consistency(old, size), leaves));
                Assert.False(good.Verify(Digest.Of("another"u8), root));
                Assert.False(good.Verify(before, Digest.Of("another"u8)));
                foreach (var path in Spoiled(good.Path)) Assert.False((good with { Path = path }).Verify(before, root));
                if (old < size) Assert.False((good with { OldSize = size }).Verify(before, root));
                Assert.False((good with { OldSize = 0 }).Verify(before, root));
                Assert.False((good with { OldSize = size + 1 }).Verify(before, root));
            }
        }
    }

    [Fact]
    public void A_range_of_leaves_is_cut_into_complete_subtrees_that_lie_side_by_side()
    {
        for (var size = 1; size <= 600; size += 7)
        {
            foreach (var range in TreePlan.Inclusion(size / 2, size).Append(new LeafRange(0, size)))
            {
                var at = range.Start;
                foreach (var subtree in range.Subtrees())
                {
                    Assert.Equal(at, subtree.Index << subtree.Height);
                    at += 1L << subtree.Height;
                }

                Assert.Equal(range.End, at);
            }
        }
    }

    private static IEnumerable<IReadOnlyList<Digest>> Spoiled(IReadOnlyList<Digest> path)
    {
        yield return [.. path, Digest.Of("more"u8)];
        for (var i = 0; i < path.Count; i++)
        {
            yield return [.. path.Take(i), .. path.Skip(i + 1)];
            yield return [.. path.Take(i), Digest.Of("other"u8), .. path.Skip(i + 1)];
            if (i > 0) yield return [.. path.Take(i - 1), path[i], path[i - 1], .. path.Skip(i + 1)];
        }
    }

    private static byte[][] Leaves(int count, int seed)
    {
        var random = new Random(seed);
        var leaves = new byte[count][];
        for (var i = 0; i < count; i++) random.NextBytes(leaves[i] = new byte[Digest.Length]);
        return leaves;
    }

    /// <summary>The hashes of a plan, each complete subtree by the recursion.</summary>
    private static List<Digest> Fold(IReadOnlyList<LeafRange> plan, byte[][] leaves) =>
        [.. plan.Select(range => MerkleTree.Join([.. range.Subtrees().Select(subtree =>
            Digest.From(NaiveTree.Root(leaves[(int)(subtree.Index << subtree.Height)..(int)((subtree.Index + 1) << subtree.Height)])))]))];

    private static IEnumerable<string> Hex(IEnumerable<Digest> path) => path.Select(hash => hash.ToString());

    private static LogInclusionProof Inclusion(byte[][] leaves, int leaf, int size, IReadOnlyList<Digest> path) =>
        new() { Organization = Acme, Sequence = leaf + 1, Size = size, EntryHash = Digest.From(leaves[leaf]), Path = path };

    private static LogConsistencyProof Consistency(int old, int size, IReadOnlyList<Digest> path) =>
        new() { Organization = Acme, OldSize = old, NewSize = size, Path = path };
}
