using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace OrleansChat.Blobs;

/// <summary>Contents as objects of a bucket, of Amazon or of anything else that speaks its protocol.</summary>
internal sealed class S3Blobs(S3Options options) : IBlobStore, IDisposable
{
    private readonly AmazonS3Client _client = Client(options);

    public BlobPlace Place => BlobPlace.S3;

    public Task Write(Guid id, Stream content, CancellationToken cancellation) => Guarded(async () =>
    {
        await _client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = options.Bucket,
                Key = KeyOf(id),
                InputStream = content,
                AutoCloseStream = false,
                AutoResetStreamPosition = false,
                // Many stores know the signature of the whole body only.
                UseChunkEncoding = false,
                ContentType = "application/octet-stream",
            },
            cancellation);
        return true;
    }, cancellation);

    public Task<Stream?> Open(Guid id, long length, CancellationToken cancellation) => Guarded<Stream?>(async () =>
    {
        try
        {
            await _client.GetObjectMetadataAsync(options.Bucket, KeyOf(id), cancellation);
            return new ObjectStream(this, id, length);
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }, cancellation);

    public Task Delete(Guid id, CancellationToken cancellation) => Guarded(async () =>
    {
        try
        {
            await _client.DeleteObjectAsync(options.Bucket, KeyOf(id), cancellation);
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
            // It is what was wanted.
        }

        return true;
    }, cancellation);

    public void Dispose() => _client.Dispose();

    private static AmazonS3Client Client(S3Options options)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle,
            Timeout = options.Timeout,
            MaxErrorRetry = 2,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            AuthenticationRegion = options.Region,
        };
        if (string.IsNullOrEmpty(options.Endpoint))
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        else
            config.ServiceURL = options.Endpoint;
        return string.IsNullOrEmpty(options.AccessKey)
            ? new(config)
            : new(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config);
    }

    /// <summary>Whatever the client throws, its own time limits too, is a store that does not answer.</summary>
    private static async Task<T> Guarded<T>(Func<Task<T>> act, CancellationToken cancellation)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && fault is not EndOfStreamException)
        {
            throw new BlobStoreException("The S3 store of files does not answer as it should.", fault);
        }
    }

    private string Bucket => options.Bucket!;

    private string KeyOf(Guid id) => $"{options.Prefix}{id:N}";

    /// <summary>Asks for the object from where it is read, and goes on with that answer as long as the reader does.</summary>
    private sealed class ObjectStream(S3Blobs store, Guid id, long length) : ReadAtStream(length)
    {
        private GetObjectResponse? _answer;
        private long _next;

        protected override async ValueTask<int> ReadAt(long position, Memory<byte> buffer, CancellationToken cancellation)
        {
            if (_answer is null || position != _next)
            {
                _answer?.Dispose();
                _answer = await Guarded(
                    () => store._client.GetObjectAsync(
                        new GetObjectRequest
                        {
                            BucketName = store.Bucket,
                            Key = store.KeyOf(id),
                            ByteRange = new(position, Length - 1),
                        },
                        cancellation),
                    cancellation);
                _next = position;
            }

            var read = await Guarded(async () => await _answer.ResponseStream.ReadAsync(buffer, cancellation), cancellation);
            _next += read;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            _answer?.Dispose();
            base.Dispose(disposing);
        }
    }
}
