using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using OrleansChat.Clients;

namespace OrleansChat.Knowledge;

/// <summary>Archives as editors send and get them.</summary>
internal static class ArchiveSteps
{
    public static async Task<byte[]> Export(this Browser browser, string folder)
    {
        var response = await browser.Get($"{KnowledgeSteps.Base}/export?folder={folder}");
        Assert.Equal("application/zip", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsByteArrayAsync();
    }

    public static async Task<ImportReport> Import(
        this Browser browser, byte[] archive, string folder, bool commit = true, string language = "") =>
        await Browser.Value<ImportReport>(await browser.SendArchive(archive, folder, commit, language));

    public static Task<HttpResponseMessage> SendArchive(
        this Browser browser, byte[] archive, string folder, bool commit = true, string language = "")
    {
        var body = new ByteArrayContent(archive);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return browser.PostRaw($"{KnowledgeSteps.Base}/import?folder={folder}&commit={commit}&language={language}", body);
    }

    public static byte[] Zip(params (string Path, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files)
            {
                using var file = archive.CreateEntry(path).Open();
                file.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    public static (string Path, string Text)[] Unzip(byte[] archive)
    {
        using var files = new ZipArchive(new MemoryStream(archive));
        return
        [
            .. files.Entries.Select(static entry =>
            {
                using var text = new StreamReader(entry.Open());
                return (entry.FullName, text.ReadToEnd());
            }),
        ];
    }
}
