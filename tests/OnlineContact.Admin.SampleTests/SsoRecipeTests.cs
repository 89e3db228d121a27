using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OnlineContact.Admin.SampleTests;

/// <summary>
/// The recipes of docs/features/sso.md for signing a token of version 2 on a customer's site, taken out of the page and run over the vectors, where
/// their language is installed.
/// </summary>
public sealed partial class SsoRecipeTests
{
    private static readonly string Vectors = Path.Combine(RepositoryFolder.Root, "tests", "OnlineContact.Admin.Tests", "Sso", "Vectors", "sso-token-v2.json");

    [RecipeFact("java")]
    public Task The_Java_recipe_signs_the_vectors() => SignsAsync("java", "Recipe.java", "java", static (recipe, vectors) =>
        $$"""
        import java.nio.charset.StandardCharsets;
        import java.util.Base64;
        import javax.crypto.Mac;
        import javax.crypto.spec.SecretKeySpec;

        public class Recipe {
            public static void main(String[] arguments) throws Exception {
                java.io.PrintStream out = new java.io.PrintStream(System.out, true, "UTF-8");
        {{string.Join('\n', vectors.Select(vector => $"        out.println(sign({Text(vector.Key)}, {vector.KeyVersion}, {Text(vector.Audience)}, {Text(vector.Nonce)}, {string.Join(", ", vector.Values.Select(Text))}));"))}}
            }

        {{recipe}}
        }
        """);

    [RecipeFact("node")]
    public Task The_Node_recipe_signs_the_vectors() => SignsAsync("node", "recipe.mjs", "js", static (recipe, vectors) =>
        $"{recipe}\n{string.Join('\n', vectors.Select(vector => $"console.log(sign({Text(vector.Key)}, {vector.KeyVersion}, {Text(vector.Audience)}, {{ {Fields(vector)} }}, {Text(vector.Nonce)}));"))}\n");

    [RecipeFact("php")]
    public Task The_PHP_recipe_signs_the_vectors() => SignsAsync("php", "recipe.php", "php", static (recipe, vectors) =>
        $"<?php\n{recipe}\n{string.Join('\n', vectors.Select(vector => $"echo sso_sign({PhpText(vector.Key)}, {vector.KeyVersion}, {PhpText(vector.Audience)}, [{PhpFields(vector)}], {PhpText(vector.Nonce)}), \"\\n\";"))}\n");

    private static async Task SignsAsync(string program, string file, string language, Func<string, IReadOnlyList<Vector>, string> source)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "docs", "features", "sso.md"));
        var recipe = Block().Matches(page).Single(match => match.Groups["language"].Value == language).Groups["text"].Value;
        var vectors = JsonDocument.Parse(await File.ReadAllTextAsync(Vectors)).RootElement.GetProperty("vectors").EnumerateArray().Select(Vector.Of).ToList();
        var folder = Directory.CreateTempSubdirectory("oca-recipe-");
        try
        {
            var path = Path.Combine(folder.FullName, file);
            await File.WriteAllTextAsync(path, source(recipe, vectors));
            var start = new ProcessStartInfo(program, [path]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await errors);
            Assert.Equal(vectors.Select(vector => vector.Token), (await output).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A text as Java and JavaScript write it.</summary>
    private static string Text(string? text) => text is null ? "null" : $"\"{string.Concat(text.Select(Sign))}\"";

    // Java reads \u000a as a line break in its source, and not in the text.
    private static string Sign(char sign) => sign switch
    {
        '"' or '\\' => $"\\{sign}",
        '\n' => "\\n",
        '\r' => "\\r",
        >= ' ' and <= '~' => $"{sign}",
        _ => $"\\u{(int)sign:x4}",
    };

    private static string Fields(Vector vector) => string.Join(", ", vector.Fields.Select(field => $"{field.Name}: {Text(field.Value)}"));

    /// <summary>A text as PHP writes it, from its bytes.</summary>
    private static string PhpText(string? text) => text is null ? "null" : $"hex2bin('{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text))}')";

    private static string PhpFields(Vector vector) => string.Join(", ", vector.Fields.Where(field => field.Value is not null).Select(field => $"'{field.Name}' => {PhpText(field.Value)}"));

    [GeneratedRegex(@"^```(?<language>java|js|php)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    private sealed record Vector(string Key, int KeyVersion, string Audience, string Nonce, IReadOnlyList<(string Name, string? Value)> Fields, string Token)
    {
        private static readonly string[] Order = ["time", "service", "usercode", "username", "email", "phone", "memberno", "returnUrl"];

        /// <summary>The values in the order in which they are signed.</summary>
        public IEnumerable<string?> Values => Fields.Select(static one => one.Value);

        public static Vector Of(JsonElement vector) => new(
            vector.GetProperty("key").GetString()!,
            vector.GetProperty("keyVersion").GetInt32(),
            vector.GetProperty("audience").GetString()!,
            vector.GetProperty("nonce").GetString()!,
            [.. Order.Select(name => (name, vector.GetProperty("fields").TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null))],
            vector.GetProperty("token").GetString()!);
    }
}

/// <summary>A test that needs a program, and is skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RecipeFactAttribute : FactAttribute
{
    public RecipeFactAttribute(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] names = OperatingSystem.IsWindows() ? [$"{program}.exe", $"{program}.cmd"] : [program];
        if (!folders.Any(folder => names.Any(name => File.Exists(Path.Combine(folder, name))))) Skip = $"{program} is not installed, so its recipe cannot be run.";
    }
}
