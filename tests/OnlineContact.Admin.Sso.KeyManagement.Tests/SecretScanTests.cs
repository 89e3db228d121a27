using System.Collections;
using System.Reflection;
using System.Text;
using NodaTime;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Sso;

/// <summary>After a life of keys nothing of their text is anywhere but where it was shown.</summary>
public sealed class SecretScanTests
{
    [Fact]
    public async Task No_part_of_a_key_is_found_in_the_store_the_log_or_any_object()
    {
        await using var scene = await SsoScene.StartAsync();
        var found = new StringBuilder();
        var texts = new List<string>();
        var (owner, acme) = (scene.Acme.Owner, scene.Acme.Id);
        var login = await scene.AddLoginAsync();
        Assert.True((await scene.Logins.ChooseAsync(scene.ServiceAdministrator, acme, scene.Service, StoreVersion.Any, login)).Succeeded);

        foreach (var form in Enum.GetValues<SsoKeyForm>())
        {
            var issued = (await scene.Keys.RotateAsync(owner, acme, login, StoreVersion.Any, form)).Value;
            Dump(issued);
            texts.Add(issued.TakeSecret());
            Dump(issued);
            Dump(Assert.Throws<InvalidOperationException>(issued.TakeSecret).ToString());
            var secret = new ApiSecret(issued.Version, texts[^1]);
            Dump(secret);
            Dump((await scene.Remote.ClientSideAsync(acme, scene.Form(secret))).Value);
            Dump((await scene.Remote.ClientSideAsync(acme, scene.Form(new ApiSecret(1, texts[^1] + "x"), "u2"))).Error);
        }

        Assert.True((await scene.Keys.AnnounceAsync(owner, acme, login, StoreVersion.Any, scene.Clock.Now)).Succeeded);
        var collected = (await scene.Keys.CollectAsync(owner, acme, login, 3)).Value;
        Dump(collected);
        texts.Add(collected.TakeSecret());
        Assert.True((await scene.Keys.ActivateAsync(owner, acme, login, 3, StoreVersion.Any)).Succeeded);
        Assert.True((await scene.Keys.RevokeAsync(owner, acme, login, 1, StoreVersion.Any)).Succeeded);
        Dump((await scene.Keys.ListAsync(owner, acme, login)).Value);
        Dump((await scene.Logins.GetAsync(owner, acme, login)).Value);
        Dump(scene.KeyEncryption.Current.ToString()!);
        scene.Clock.Advance(Duration.FromDays(2));
        foreach (var job in await scene.Host.Runtime.RunDueAsync(scene.Clock.Now)) Dump(job.ToString());
        foreach (var entry in (await scene.Host.ChangeLog.ReadAsync(owner, acme, pageSize: 100)).Value.Entries) Dump(entry);
        foreach (var line in await Scenes.ContentAsync(scene.Host.Store, AdminShapes.All)) Dump(line);

        Assert.All(texts, text => Assert.Equal([], Leaks(found.ToString(), text)));
        Assert.Contains("sso.key-revoked", found.ToString(), StringComparison.Ordinal);

        void Dump(object value) => Write(found, value, 0);
    }

    [Fact]
    public void The_dump_shows_what_properties_show()
    {
        var found = new StringBuilder();
        Write(found, new { Outer = new[] { new { Inner = "ocak_0123456789abcdefgh" } }, Bytes = Encoding.UTF8.GetBytes("0123456789") }, 0);

        Assert.Equal(2, new[] { "0123456789abcdefgh", "0123456789" }.Count(text => Leaks(found.ToString(), text).Any()));
    }

    /// <summary>An object as a logger or serializer would show it: its text, and its public properties with theirs.</summary>
    private static void Write(StringBuilder found, object? value, int depth)
    {
        const int deepest = 5;
        if (value is null || depth > deepest) return;
        found.AppendLine(value is byte[] bytes ? Convert.ToHexString(bytes) : value.ToString());
        if (value is string or byte[] || value.GetType().IsPrimitive || value is Delegate or Type) return;
        if (value is IEnumerable items)
        {
            foreach (var item in items) Write(found, item, depth + 1);
            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike))
            Write(found, property.GetValue(value), depth + 1);
    }

    [Fact]
    public void A_leak_would_be_found()
    {
        const string text = "ocak_0123456789abcdefghjkmnpqrstvwxyz";

        Assert.NotEmpty(Leaks($"x{text}x", text));
        Assert.NotEmpty(Leaks($"x{text[8..20]}x", text));
        Assert.NotEmpty(Leaks(Convert.ToHexString(Encoding.UTF8.GetBytes(text)), text));
        Assert.NotEmpty(Leaks(Convert.ToBase64String([1, .. Encoding.UTF8.GetBytes(text)]), text));
        Assert.Empty(Leaks("nothing of it", text));
    }

    /// <summary>The pieces of eight signs of a key that stand in a text: as they are, in hexadecimal digits, or in Base64 at any of its three offsets.</summary>
    private static IEnumerable<string> Leaks(string found, string text)
    {
        const int piece = 8;
        for (var at = 0; at + piece <= text.Length; at++)
        {
            var part = text.Substring(at, piece);
            var bytes = Encoding.UTF8.GetBytes(part);
            string[] spellings = [part, Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes), .. Enumerable.Range(0, 3).Select(offset => Base64At(bytes, offset))];
            foreach (var spelling in spellings.Where(spelling => found.Contains(spelling, StringComparison.Ordinal))) yield return spelling;
        }
    }

    // What of the Base64 of a longer text does not depend on what stands before and after.
    private static string Base64At(byte[] bytes, int offset)
    {
        var whole = Convert.ToBase64String([.. new byte[offset], .. bytes]);
        var first = (offset * 4 + 2) / 3;
        var last = (offset + bytes.Length) * 4 / 3;
        return whole[first..last];
    }
}
