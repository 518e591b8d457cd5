using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Edge.Limits;
using OrleansChat.Mail;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Wire;

namespace OrleansChat.Edge.Contracts;

public partial class WireWordsTests
{
    /// <summary>The methods of hubs are called as C# calls them: <c>details.expected</c> says which.</summary>
    private static readonly HashSet<string> Methods =
        [.. typeof(IVisitorHub).GetMethods().Concat(typeof(IAgentHub).GetMethods()).Select(method => method.Name)];

    /// <summary>Texts that people write, addresses, secrets, languages, and ids under another name. Whoever adds a field decides.</summary>
    private static readonly HashSet<string> FreeTexts =
    [
        "actorName", "add", "address", "agentIds", "agentName", "alert", "alertEmail", "allowedOrigins", "articles", "background",
        "body", "by", "category", "changedBy", "channel", "code", "codes", "color", "comment", "company", "consentLink", "consentText",
        "country", "credential", "current", "customerCompany", "customerCountry", "customerEmail", "customerName", "customerPhone",
        "data", "description", "email", "embedCode", "error", "excerpt", "extensions", "externalSignIns", "field", "firstMessage",
        "folder", "folders", "font", "from", "fromAddress", "fromName", "header", "holiday", "host", "html", "json", "language",
        "languages", "lastMessage", "left", "link", "logo", "markdown", "mediaType", "mentions", "message", "missing", "name", "new",
        "next", "note", "openIdConnect", "pageUrl", "password", "path", "phone", "photo", "preview", "question", "queueMessage",
        "ratingText", "recipient", "referrer", "remove", "secret", "shortcut", "site", "slug", "subject", "svg", "tags", "text",
        "timeZone", "title", "to", "toAgent", "toChannel", "token", "transferFrom", "transferFromName", "transferNote", "transferTo",
        "transferToName", "userName", "visitorKey",
    ];

    /// <summary>Words in one place, and something else of the same name in another.</summary>
    private static readonly HashSet<string> OfTwoMeanings = ["ConfirmTwoFactorRequest.code", "SecondFactorRequest.code"];

    [Fact]
    public void WireWords_OfEverySort_AreCamelCase()
    {
        var wrong = Spoken().Concat(Written()).Where(said => !said.Word.Split('.').All(part => CamelCase().IsMatch(part))).Distinct();
        Assert.Empty(wrong);
    }

    [Fact]
    public void WireWordWalk_OverTheContracts_MeetsEverySort()
    {
        var met = Spoken().Concat(Written()).ToLookup(said => said.Where, said => said.Word);
        Assert.Contains("messageDeleted", met["event"]);
        Assert.Contains("chat.alreadyTaken", met["code"]);
        Assert.Contains("customerLast", met[nameof(SessionStatus)]);
        Assert.Contains("person.invitationRenewed", met["audit"]);
        Assert.Contains("passwordReset", met["mail"]);
        Assert.Contains("retryAfterMs", met[nameof(RefusalView)]);
        Assert.Contains(met, place => place.Key.EndsWith("OpeningHoursRules.cs", StringComparison.Ordinal) && place.Contains("timeZone"));
        Assert.Contains(met, place => place.Key.EndsWith("VisitorInput.cs", StringComparison.Ordinal) && place.Contains("visitorKey"));
    }

    [Fact]
    public void Fields_EveryTextOfTheWire_IsOfASetOfWordsOrFree()
    {
        var undecided = Texts().Where(field => field.OneOf is null && !FreeTexts.Contains(field.Name) && !IsId(field.Name))
            .Select(field => field.ToString()).Distinct();

        Assert.True(!undecided.Any(), $"Give them [OneOf], or name them as free texts: {string.Join(", ", undecided)}");
    }

    /// <summary>What has one name is one thing: a code that is a union here and any text there is not.</summary>
    [Fact]
    public void Fields_OfOneName_AreOfASetOfWordsEverywhereOrNowhere()
    {
        // What a form does with a field has the name of that field.
        var chosen = Texts().Where(field => field.OneOf is { Words: not nameof(FieldUse) }).Select(field => field.Name).ToHashSet();

        Assert.Equal([], Texts().Where(field => field.OneOf is null && chosen.Contains(field.Name)
            && !OfTwoMeanings.Contains(field.ToString()))
            .Select(field => field.ToString()));
    }

    [Fact]
    public void Fields_NamedAsFreeTexts_AreOnTheWire()
    {
        var names = Texts().Where(field => field.OneOf is null).Select(field => field.Name).ToHashSet();

        Assert.Equal([], FreeTexts.Except(names));
        Assert.Equal([], OfTwoMeanings.Except(Texts().Select(field => field.ToString())));
    }

    [Fact]
    public void Enumerations_EveryOneOfTheWire_HasItsWordsInTheVocabulary()
    {
        var enumerations = WireContracts.Payloads.SelectMany(WireContracts.Fields).Concat(Parameters())
            .Select(field => WireContracts.Bare(field.Type)).Where(type => type.IsEnum).Distinct();

        Assert.All(enumerations, type => Assert.Equal(
            Enum.GetValues(type).Cast<Enum>().Select(WireNames.Of), Assert.Contains(type.Name, Vocabulary.All)));
    }

    /// <summary>Payload and field that hold a text, or several.</summary>
    private static IEnumerable<TextField> Texts() =>
        WireContracts.Payloads.SelectMany(
            payload => WireContracts.Fields(payload).Select(field => (Where: TypeScriptNames.Bare(payload), Field: field)))
            .Concat(Parameters().Select(field => (Where: "", Field: field)))
            .Where(each => WireContracts.Bare(each.Field.Type) == typeof(string))
            .Select(each => new TextField(each.Where, each.Field.Name, each.Field.OneOf));

    private static IEnumerable<WireField> Parameters() =>
        WireContracts.Hubs.SelectMany(WireContracts.Methods).SelectMany(method => method.Parameters);

    private static bool IsId(string name) => name == "id" || name.EndsWith("Id", StringComparison.Ordinal);

    private sealed record TextField(string Where, string Name, OneOfAttribute? OneOf)
    {
        public override string ToString() => $"{Where}.{Name}";
    }

    [Fact]
    public void RefusalCode_BetweenProcesses_KeepsItsFirstSpelling()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var refusal = new Refusal(RefusalCodes.AlreadyTaken, new Dictionary<string, string> { ["agent"] = "Ann" }, TimeSpan.FromSeconds(1));

        var bytes = serializer.SerializeToArray(refusal);
        var read = serializer.Deserialize<Refusal>(bytes)!;

        Assert.True(bytes.AsSpan().IndexOf("chat.already-taken"u8) > 0);
        Assert.Equal((refusal.Code, refusal.RetryAfter), (read.Code, read.RetryAfter));
        Assert.Equal("Ann", read.Details!["agent"]);
    }

    [Fact]
    public void WireWord_InBothSpellings_RoundTrips()
    {
        foreach (var code in Constants(typeof(RefusalCodes)))
            Assert.Equal(code, WireWord.Camel(WireWord.Kebab(code)));
        foreach (var kind in Constants(typeof(AuditKinds)))
            Assert.Equal(kind, WireWord.Kebab(WireWord.Camel(kind)));
    }

    /// <summary>What the contracts, the codes and the enumerations say.</summary>
    private static IEnumerable<(string Where, string Word)> Spoken()
    {
        var shared = typeof(Refusal).Assembly.GetExportedTypes();
        var payloads = typeof(ProtocolVersion).Assembly.GetExportedTypes()
            .Where(type => type is { Namespace: not null, IsAbstract: false } or { IsInterface: true }).ToList();
        return
        [
            .. Constants(typeof(RefusalCodes)).Select(code => ("code", code)),
            .. Constants(typeof(AuditKinds)).Select(kind => ("audit", WireWord.Camel(kind))),
            .. Constants(typeof(MailTemplates)).Select(kind => ("mail", WireWord.Camel(kind))),
            .. Constants(typeof(HttpLimits)).Select(limit => ("limit", limit)),
            .. Vocabulary.All.SelectMany(set => set.Value.Select(word => (set.Key, word))),
            .. EventNames.All.Select(type => ("event", type)),
            .. shared.Where(type => type.IsEnum).SelectMany(type => Enum.GetValues(type).Cast<Enum>()
                .Select(value => (type.Name, WireNames.Of(value)))),
            .. payloads.SelectMany(type => type.GetProperties()
                .Select(field => (type.Name, JsonNamingPolicy.CamelCase.ConvertName(field.Name)))),
            .. payloads.Where(type => type.IsInterface).SelectMany(type => type.GetMethods())
                .SelectMany(method => method.GetParameters().Select(parameter => (method.Name, parameter.Name!))),
        ];
    }

    /// <summary>Fields, rules, limits and reasons as the source writes them into refusals; after a colon stand limits.</summary>
    private static IEnumerable<(string Where, string Word)> Written() =>
        from project in (string[])["Grains", "WebFront"]
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal)
            && !file.EndsWith("/Vocabulary.cs", StringComparison.Ordinal)
        from Match call in Refusing().Matches(File.ReadAllText(file))
        from Match literal in Literal().Matches(call.Value)
        let word = literal.Groups[1].Value
        where !Methods.Contains(word) && !word.StartsWith("yyyy", StringComparison.Ordinal)
        select (file, word);

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(field => field.IsLiteral
            && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex("^[a-z][a-zA-Z0-9]*$")]
    private static partial Regex CamelCase();

    /// <summary>Calls that say a field, a rule, a detail or a limit.</summary>
    [GeneratedRegex(
        """(?:\b(?:Invalid|Required|Optional|Email|Language|NotNegative|Id<\w+>|WithErrorCode|RateLimitRefusal\.Of|Spend|Refusal\.With)\("""
        + """|\["\w+"\] =)[^;\n]*""")]
    private static partial Regex Refusing();

    [GeneratedRegex("\"([A-Za-z][A-Za-z0-9-]*)(?::[^\"]*)?\"")]
    private static partial Regex Literal();
}
